-- EXPECT timeout, oom: each step copies a megabyte
local a = ("x"):rep(1000000)
while true do local _ = a .. "y" end
