#include "CFactData.h"
#include <string.h>

// Every data file is one line here and one in the table below; RepositoryTests fails when a file in Rules/ or Models/
// is missing from it.
#define FILE_BYTES(symbol) static const unsigned char symbol[] =

FILE_BYTES(rules_lexemes) {
#embed "Rules/lexemes.tsv"
};

FILE_BYTES(rules_link_endings) {
#embed "Rules/link-endings.tsv"
};

FILE_BYTES(rules_link_grammar) {
#embed "Rules/link-grammar.tsv"
};

FILE_BYTES(rules_link_kinds) {
#embed "Rules/link-kinds.tsv"
};

FILE_BYTES(rules_link_nouns) {
#embed "Rules/link-nouns.tsv"
};

FILE_BYTES(rules_link_references) {
#embed "Rules/link-references.tsv"
};

FILE_BYTES(rules_link_sources) {
#embed "Rules/link-sources.tsv"
};

FILE_BYTES(rules_link_stance) {
#embed "Rules/link-stance.tsv"
};

FILE_BYTES(rules_link_verbs) {
#embed "Rules/link-verbs.tsv"
};

FILE_BYTES(rules_link_words) {
#embed "Rules/link-words.tsv"
};

FILE_BYTES(rules_words) {
#embed "Rules/words.tsv"
};

FILE_BYTES(rules_ingest_months) {
#embed "Rules/ingest-months.tsv"
};
FILE_BYTES(rules_ingest_lines) {
#embed "Rules/ingest-lines.tsv"
};
FILE_BYTES(rules_ingest_charsets) {
#embed "Rules/ingest-charsets.tsv"
};
FILE_BYTES(rules_numerals) {
#embed "Rules/numerals.tsv"
};
FILE_BYTES(rules_units) {
#embed "Rules/units.tsv"
};
FILE_BYTES(rules_currencies) {
#embed "Rules/currencies.tsv"
};
FILE_BYTES(rules_numbers_modifiers) {
#embed "Rules/numbers-modifiers.tsv"
};
FILE_BYTES(rules_numbers_vague) {
#embed "Rules/numbers-vague.tsv"
};
FILE_BYTES(rules_numbers_cues) {
#embed "Rules/numbers-cues.tsv"
};
FILE_BYTES(rules_dates_tsv) {
#embed "Rules/dates.tsv"
};
FILE_BYTES(rules_dates_json) {
#embed "Rules/dates.json"
};
FILE_BYTES(rules_holidays_tsv) {
#embed "Rules/holidays.tsv"
};
FILE_BYTES(rules_periods_tsv) {
#embed "Rules/periods.tsv"
};
FILE_BYTES(rules_lunisolar_tsv) {
#embed "Rules/lunisolar.tsv"
};

FILE_BYTES(rules_ingest_entities) {
#embed "Rules/ingest-entities.tsv"
};

FILE_BYTES(rules_ingest_markup) {
#embed "Rules/ingest-markup.tsv"
};

FILE_BYTES(rules_ingest_boilerplate) {
#embed "Rules/ingest-boilerplate.tsv"
};

FILE_BYTES(rules_ingest_metadata) {
#embed "Rules/ingest-metadata.tsv"
};
FILE_BYTES(rules_common_words) {
#embed "Rules/common-words.tsv"
};
FILE_BYTES(rules_given_names) {
#embed "Rules/given-names.tsv"
};
FILE_BYTES(rules_places) {
#embed "Rules/places.tsv"
};
FILE_BYTES(rules_country_codes) {
#embed "Rules/country-codes.tsv"
};
FILE_BYTES(rules_organizations) {
#embed "Rules/organizations.tsv"
};
FILE_BYTES(rules_organization_heads) {
#embed "Rules/organization-heads.tsv"
};
FILE_BYTES(rules_organization_legal_forms) {
#embed "Rules/organization-legal-forms.tsv"
};
FILE_BYTES(rules_organization_cues) {
#embed "Rules/organization-cues.tsv"
};
FILE_BYTES(rules_organization_exclusions) {
#embed "Rules/organization-exclusions.tsv"
};
FILE_BYTES(rules_organization_weights) {
#embed "Rules/organization-weights.tsv"
};
FILE_BYTES(models_names) {
#embed "Models/names.bin"
};

static const factdata_file files[] = {
    {"Rules/lexemes.tsv", rules_lexemes, sizeof rules_lexemes},
    {"Rules/link-endings.tsv", rules_link_endings, sizeof rules_link_endings},
    {"Rules/link-grammar.tsv", rules_link_grammar, sizeof rules_link_grammar},
    {"Rules/link-kinds.tsv", rules_link_kinds, sizeof rules_link_kinds},
    {"Rules/link-nouns.tsv", rules_link_nouns, sizeof rules_link_nouns},
    {"Rules/link-references.tsv", rules_link_references, sizeof rules_link_references},
    {"Rules/link-sources.tsv", rules_link_sources, sizeof rules_link_sources},
    {"Rules/link-stance.tsv", rules_link_stance, sizeof rules_link_stance},
    {"Rules/link-verbs.tsv", rules_link_verbs, sizeof rules_link_verbs},
    {"Rules/link-words.tsv", rules_link_words, sizeof rules_link_words},
    {"Rules/words.tsv", rules_words, sizeof rules_words},
    {"Rules/ingest-entities.tsv", rules_ingest_entities, sizeof rules_ingest_entities},
    {"Rules/ingest-markup.tsv", rules_ingest_markup, sizeof rules_ingest_markup},
    {"Rules/ingest-boilerplate.tsv", rules_ingest_boilerplate, sizeof rules_ingest_boilerplate},
    {"Rules/ingest-metadata.tsv", rules_ingest_metadata, sizeof rules_ingest_metadata},
    {"Rules/ingest-months.tsv", rules_ingest_months, sizeof rules_ingest_months},
    {"Rules/ingest-lines.tsv", rules_ingest_lines, sizeof rules_ingest_lines},
    {"Rules/ingest-charsets.tsv", rules_ingest_charsets, sizeof rules_ingest_charsets},
    {"Rules/numerals.tsv", rules_numerals, sizeof rules_numerals},
    {"Rules/units.tsv", rules_units, sizeof rules_units},
    {"Rules/currencies.tsv", rules_currencies, sizeof rules_currencies},
    {"Rules/numbers-modifiers.tsv", rules_numbers_modifiers, sizeof rules_numbers_modifiers},
    {"Rules/numbers-vague.tsv", rules_numbers_vague, sizeof rules_numbers_vague},
    {"Rules/numbers-cues.tsv", rules_numbers_cues, sizeof rules_numbers_cues},
    {"Rules/dates.tsv", rules_dates_tsv, sizeof rules_dates_tsv},
    {"Rules/dates.json", rules_dates_json, sizeof rules_dates_json},
    {"Rules/holidays.tsv", rules_holidays_tsv, sizeof rules_holidays_tsv},
    {"Rules/periods.tsv", rules_periods_tsv, sizeof rules_periods_tsv},
    {"Rules/lunisolar.tsv", rules_lunisolar_tsv, sizeof rules_lunisolar_tsv},
    {"Rules/common-words.tsv", rules_common_words, sizeof rules_common_words},
    {"Rules/given-names.tsv", rules_given_names, sizeof rules_given_names},
    {"Rules/places.tsv", rules_places, sizeof rules_places},
    {"Rules/country-codes.tsv", rules_country_codes, sizeof rules_country_codes},
    {"Rules/organizations.tsv", rules_organizations, sizeof rules_organizations},
    {"Rules/organization-heads.tsv", rules_organization_heads, sizeof rules_organization_heads},
    {"Rules/organization-legal-forms.tsv", rules_organization_legal_forms, sizeof rules_organization_legal_forms},
    {"Rules/organization-cues.tsv", rules_organization_cues, sizeof rules_organization_cues},
    {"Rules/organization-exclusions.tsv", rules_organization_exclusions, sizeof rules_organization_exclusions},
    {"Rules/organization-weights.tsv", rules_organization_weights, sizeof rules_organization_weights},
    {"Models/names.bin", models_names, sizeof models_names},
};

const factdata_file *factdata_find(const char *name) {
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        if (strcmp(files[i].name, name) == 0) { return &files[i]; }
    }
    return NULL;
}

const factdata_file *factdata_all(size_t *count) {
    *count = sizeof files / sizeof files[0];
    return files;
}
