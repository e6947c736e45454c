-- EXPECT ok: entries are removed and added during the loop
local t, seen = { a = 1, b = 2, c = 3 }, ""
for k in pairs(t) do seen = seen .. k t.b = nil t["x" .. k] = 1 end
assert(seen == "ac", seen)
