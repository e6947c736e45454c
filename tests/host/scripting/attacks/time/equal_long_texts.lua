-- EXPECT timeout: equality of long texts that differ at the end
local a = ("x"):rep(1000000)
local b, c = a .. "y", a .. "z"
while true do local _ = b == c end
