-- EXPECT oom: many different texts
local kept, tail = {}, ("x"):rep(2000)
for i = 1, 10000000 do kept[i] = i .. tail end
