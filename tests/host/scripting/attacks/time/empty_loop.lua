-- EXPECT timeout: nothing, for ever
while true do end
