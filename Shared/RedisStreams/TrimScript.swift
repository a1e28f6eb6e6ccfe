/// Safe trimming in Lua: never past what the slowest group has not acknowledged, and not at all while a group that the
/// contract names does not exist yet.
///
/// `KEYS[1]` is the stream; `ARGV[1]` the age in milliseconds, the rest the groups that must exist. Consumers that hold
/// nothing and have not been heard of for a day are removed on the way. Answers how many entries went.
enum TrimScript {
    static let source = """
        local function before(a, b)
          local at, as = string.match(a, '^(%d+)%-(%d+)$')
          local bt, bs = string.match(b, '^(%d+)%-(%d+)$')
          if tonumber(at) ~= tonumber(bt) then return tonumber(at) < tonumber(bt) end
          return tonumber(as) < tonumber(bs)
        end

        local stream = KEYS[1]
        if redis.call('EXISTS', stream) == 0 then return 0 end
        local time = redis.call('TIME')
        local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
        local oldest = string.format('%.0f-0', math.max(0, now - tonumber(ARGV[1])))
        local missing = {}
        for i = 2, #ARGV do missing[ARGV[i]] = true end
        for _, flat in ipairs(redis.call('XINFO', 'GROUPS', stream)) do
          local group = {}
          for i = 1, #flat, 2 do group[flat[i]] = flat[i + 1] end
          missing[group.name] = nil
          if before(group['last-delivered-id'], oldest) then oldest = group['last-delivered-id'] end
          local pending = redis.call('XPENDING', stream, group.name)
          if pending[1] > 0 and before(pending[2], oldest) then oldest = pending[2] end
          for _, entry in ipairs(redis.call('XINFO', 'CONSUMERS', stream, group.name)) do
            local consumer = {}
            for i = 1, #entry, 2 do consumer[entry[i]] = entry[i + 1] end
            if consumer.pending == 0 and consumer.idle > 86400000 then
              redis.call('XGROUP', 'DELCONSUMER', stream, group.name, consumer.name)
            end
          end
        end
        if next(missing) then return 0 end
        return redis.call('XTRIM', stream, 'MINID', oldest)
        """
}
