-- EXPECT timeout: as many zeros as may be
local a = ("\0"):rep(1000)
local b = a .. "y"
while true do local _ = a < b end
