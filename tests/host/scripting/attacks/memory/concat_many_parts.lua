-- EXPECT oom: the parts are small, the sum is not
local t = {}
for i = 1, 3000 do t[i] = ("x"):rep(1000) end
return #table.concat(t, ", ")
