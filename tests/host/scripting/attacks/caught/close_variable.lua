-- EXPECT refused: a variable that runs code while the script is unwound
local x <close> = setmetatable({}, { __close = function() while true do end end })
error("out")
