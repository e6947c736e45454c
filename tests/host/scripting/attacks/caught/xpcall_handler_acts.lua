-- EXPECT timeout: a limit that is caught is no limit
xpcall(function() while true do end end, function() grant() end)
return "ESCAPED"
