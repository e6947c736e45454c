-- EXPECT refused: finalizers run without limits
setmetatable({}, { __gc = function() while true do end end })
