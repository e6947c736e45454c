-- EXPECT refused: it would run when the state is closed
local kept = setmetatable({}, { __gc = function() while true do end end })
return 1
