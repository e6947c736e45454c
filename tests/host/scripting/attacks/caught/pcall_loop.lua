-- EXPECT timeout: a limit that is caught is no limit
while true do pcall(function() while true do end end) end
