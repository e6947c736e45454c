-- EXPECT timeout: a limit that is caught is no limit
xpcall(error, function() error("again") while true do end end)
while true do end
