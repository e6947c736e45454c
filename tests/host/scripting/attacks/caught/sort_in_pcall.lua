-- EXPECT timeout: a limit that is caught is no limit
pcall(table.sort, { 2, 1 }, function() while true do end end)
return "ESCAPED"
