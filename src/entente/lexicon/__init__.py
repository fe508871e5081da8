"""What Entente knows: small open tables of facts and rules, one reviewable line each, and their typed loaders."""
