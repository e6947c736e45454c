-- EXPECT error: another environment has nothing in it
local _ENV = {}
return tostring(1)
