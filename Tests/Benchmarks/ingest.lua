-- What wrk sends: each request is another issue in another delivery, signed as GitHub signs it.
--   wrk … -s ingest.lua URL -- FOLDER SECRET FIRST
-- FOLDER holds bodies without their end (0, 1, …), FIRST is the number of the first issue. The number is the last thing
-- of a body, so all but the end is hashed beforehand and the generator costs the same whoever answers.
local ffi = require("ffi")
ffi.cdef [[
typedef struct { unsigned int h[8]; unsigned int low, high; unsigned int data[16]; unsigned int num, length; } SHA256_CTX;
int SHA256_Init(SHA256_CTX *);
int SHA256_Update(SHA256_CTX *, const void *, size_t);
int SHA256_Final(unsigned char *, SHA256_CTX *);
]]
local crypto = ffi.load("crypto")

local threads = 0
function setup(thread)
   thread:set("threadNumber", threads)
   threads = threads + 1
end

local size = ffi.sizeof("SHA256_CTX")
local context, outer = ffi.new("SHA256_CTX"), ffi.new("SHA256_CTX")
local digest, hex = ffi.new("unsigned char[32]"), ffi.new("char[64]")
local digits = {}
for i = 0, 15 do digits[i] = string.byte("0123456789abcdef", i + 1) end
local forms, number = {}, 0

-- The state of SHA-256 after the padded key, as HMAC begins.
local function keyed(secret, with)
   local padded = ffi.new("unsigned char[64]")
   for i = 1, #secret do padded[i - 1] = secret:byte(i) end
   for i = 0, 63 do padded[i] = bit.bxor(padded[i], with) end
   local state = ffi.new("SHA256_CTX")
   crypto.SHA256_Init(state)
   crypto.SHA256_Update(state, padded, 64)
   return state
end

function init(arguments)
   local folder, secret, first = arguments[1], arguments[2], tonumber(arguments[3])
   ffi.copy(outer, keyed(secret, 0x5c), size)
   number = first + threadNumber * 100000000
   while true do
      local file = io.open(folder .. "/" .. #forms, "rb")
      if not file then break end
      local body = file:read("*a")
      file:close()
      local state = keyed(secret, 0x36)
      crypto.SHA256_Update(state, body, #body)
      local length = #body + #string.format("%d}}", number)
      local head = "POST " .. wrk.path .. " HTTP/1.1\r\nHost: " .. wrk.host
         .. "\r\nContent-Type: application/json\r\nUser-Agent: GitHub-Hookshot/044aadd\r\nContent-Length: " .. length
         .. "\r\nX-GitHub-Hook-ID: 1\r\nX-GitHub-Event: issues\r\nX-Hub-Signature-256: sha256="
      forms[#forms + 1] = { head = head, body = body, state = state }
   end
end

function request()
   number = number + 1
   local form = forms[number % #forms + 1]
   local tail = string.format("%d}}", number)
   ffi.copy(context, form.state, size)
   crypto.SHA256_Update(context, tail, #tail)
   crypto.SHA256_Final(digest, context)
   ffi.copy(context, outer, size)
   crypto.SHA256_Update(context, digest, 32)
   crypto.SHA256_Final(digest, context)
   for i = 0, 31 do
      hex[2 * i] = digits[bit.rshift(digest[i], 4)]
      hex[2 * i + 1] = digits[bit.band(digest[i], 15)]
   end
   return form.head .. ffi.string(hex, 64) .. "\r\nX-GitHub-Delivery: bench-" .. number .. "\r\n\r\n" .. form.body .. tail
end

function done(summary, latency)
   local errors = summary.errors
   io.write(string.format(
      '{"requests": %d, "seconds": %.6f, "p50_ms": %.3f, "p99_ms": %.3f, "refused": %d, "broken": %d}\n',
      summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
      errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
