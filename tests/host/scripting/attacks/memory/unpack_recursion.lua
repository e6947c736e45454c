-- EXPECT error, oom, timeout: results on top of results
local function f(...) return f(1, table.unpack({}, 1, 7000)) end
return f()
