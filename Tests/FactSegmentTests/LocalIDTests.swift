import FactModel
import Testing

@Test(arguments: [
    ("Zentune & Sons Ltd.", "local:zentune-sons-ltd"), ("Sotheby’s", "local:sothebys"), ("  ", "local:-"),
    ("Électricité de Mayotte", "local:électricité-de-mayotte"), ("東京電力", "local:東京電力"), ("--A--B--", "local:a-b"),
])
func localIDs(name: String, id: String) { #expect(LocalID.of(name) == id) }
