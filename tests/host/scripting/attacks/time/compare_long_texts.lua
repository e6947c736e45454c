-- EXPECT timeout: one instruction compares a megabyte
local a = ("x"):rep(1000000)
local b = a .. "y"
while true do local _ = a < b end
