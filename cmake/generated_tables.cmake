# Tables made at build time from published data (Unihan …). Each generator is a small program in tools/.
