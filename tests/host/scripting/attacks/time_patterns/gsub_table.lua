-- EXPECT timeout: a table of replacements that loops
return (("x"):gsub("x", setmetatable({}, { __index = function() while true do end end })))
