-- EXPECT ok: the methods of texts are fresh in each run
string.upper = function() return "ESCAPED" end
assert(("a"):upper() == "ESCAPED")
--- NEXT SCRIPT ---
return ("a"):upper()
