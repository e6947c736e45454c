-- EXPECT refused, error: a secret left in a global
secret = "a name"
--- NEXT SCRIPT ---
return secret and "ESCAPED"
