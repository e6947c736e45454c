-- EXPECT ok: a module of the host is fresh in each run
council.answer = function() return "ESCAPED" end
--- NEXT SCRIPT ---
return council.answer()
