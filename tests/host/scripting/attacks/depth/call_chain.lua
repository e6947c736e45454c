-- EXPECT error, timeout, oom: a table that is called by a table that is called
local t = {}
for i = 1, 10000 do t = setmetatable({}, { __call = t }) end
t()
