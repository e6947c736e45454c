-- EXPECT timeout: the same in a library
local a = ("x"):rep(1000000)
while true do local _ = a:upper():lower():reverse() end
