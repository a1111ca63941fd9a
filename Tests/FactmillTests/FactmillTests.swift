// Tests of Factmill.
