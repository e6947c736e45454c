-- EXPECT timeout: likewise after a loop
while true do end
--- NEXT SCRIPT ---
return 1
