-- EXPECT error: likewise after a stack that was too deep
local function f() return 1 + f() end
f()
--- NEXT SCRIPT ---
return 1
