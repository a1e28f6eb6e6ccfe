/// The atomic step in Lua.
///
/// `KEYS[1]` is the counter of versions; every other key is named by its number. `ARGV` is a flat program: the number of
/// steps and that of the records they write, then for each step the count of its remaining words, its fence, its
/// expectations and its changes. Each step is taken or refused on its own; the answer has one word for each: `ok`, `fenced`,
/// or the number of the key that changed. The first record written takes versions for all, those of refused steps are lost.
enum StepScript {
    static let source = """
        local position = 1
        local function take()
          local word = ARGV[position]
          position = position + 1
          return word
        end
        local function key() return KEYS[tonumber(take())] end
        local steps, puts = tonumber(take()), tonumber(take())
        local version

        local function holds()
          local kind = take()
          if kind == 'open' then return true end
          if kind == 'due' then
            local index, member, score = key(), take(), take()
            local found = redis.call('ZSCORE', index, member)
            if not found or tonumber(found) ~= tonumber(score) then return false end
            redis.call('ZREM', index, member)
            return true
          end
          local stream, group, consumer, id = key(), take(), take(), take()
          local pending = redis.pcall('XPENDING', stream, group, id, id, 1, consumer)
          return not pending.err and #pending == 1
        end

        local function changed()
          for _ = 1, tonumber(take()) do
            local number, expected = take(), take()
            local version = redis.call('HGET', KEYS[tonumber(number)], 'version') or '0'
            if version ~= expected then return number end
          end
          return nil
        end

        local change = {}
        function change.put()
          local record, data, life = key(), take(), take()
          if version then version = version + 1 else version = redis.call('INCRBY', KEYS[1], puts) - puts + 1 end
          redis.call('HSET', record, 'version', version, 'data', data)
          if life ~= '0' then redis.call('PEXPIRE', record, life) else redis.call('PERSIST', record) end
        end
        function change.delete() redis.call('DEL', key()) end
        function change.append()
          local stream, count = key(), tonumber(take())
          redis.call('XADD', stream, '*', unpack(ARGV, position, position + count - 1))
          position = position + count
        end
        function change.enlist()
          local index, member, score = key(), take(), take()
          redis.call('ZADD', index, score, member)
        end
        function change.enlist_if_absent()
          local index, member, score = key(), take(), take()
          redis.call('ZADD', index, 'NX', score, member)
        end
        function change.strike() redis.call('ZREM', key(), take()) end
        function change.adjust()
          local index, member, by = key(), take(), take()
          if tonumber(redis.call('ZINCRBY', index, by, member)) <= 0 then redis.call('ZREM', index, member) end
        end

        local function step()
          local fence = position
          if ARGV[fence] == 'due' then
            -- Expectations are checked before the timer is removed.
            position = fence + 4
          elseif ARGV[fence] == 'open' then
            position = fence + 1
          else
            if not holds() then return 'fenced' end
          end
          local conflict = changed()
          if conflict then return conflict end
          local rest = position
          if ARGV[fence] == 'due' then
            position = fence
            if not holds() then return 'fenced' end
            position = rest
          elseif ARGV[fence] == 'entry' then
            redis.call('XACK', KEYS[tonumber(ARGV[fence + 1])], ARGV[fence + 2], ARGV[fence + 4])
          end
          for _ = 1, tonumber(take()) do change[take()]() end
          return 'ok'
        end

        local outcomes = {}
        for number = 1, steps do
          local size = tonumber(take())
          local finish = position + size
          outcomes[number] = step()
          position = finish
        end
        return outcomes
        """
}
