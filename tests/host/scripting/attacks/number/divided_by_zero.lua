-- EXPECT error: whole numbers
local a = 0
return 1 / a
