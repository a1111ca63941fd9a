// Factmill
