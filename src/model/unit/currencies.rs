//! The currencies that copy names by more than their ISO 4217 code: words and signs.
//!
//! A bare noun stands for the currency that an English reader takes it for: a dollar is the US one, a pound sterling. A
//! sign that several share goes with its largest user. Codes and numbers are checked against `iso_currency`.

/// A currency of ISO 4217 and how it is written.
#[derive(Debug)]
pub(super) struct Tender {
    /// Its code.
    pub(super) code: &'static str,
    /// Its number.
    pub(super) number: u16,
    /// The words for it in any case: singular and plural as a hover says them, then other spellings.
    pub(super) words: &'static [&'static str],
    /// The signs for it, before or behind the number; upper and lower case differ.
    pub(super) signs: &'static [&'static str],
}

const fn tender(
    code: &'static str,
    number: u16,
    words: &'static [&'static str],
    signs: &'static [&'static str],
) -> Tender {
    Tender {
        code,
        number,
        words,
        signs,
    }
}

/// All of them.
#[rustfmt::skip]
pub(super) const TENDERS: &[Tender] = &[
    tender("USD", 840, &["US dollar", "US dollars", "dollar", "dollars", "american dollar", "american dollars", "united states dollar", "united states dollars", "usd", "us$", "dlr", "dlrs", "dols", "buck", "bucks", "greenbacks", "us dlrs", "u.s. dlrs"], &["$", "US$", "USD", "Usd", "usd", "usd$", "USD$", "dlrs", "dlr", "Dlrs", "u.s.$", "U.S.$", "u.s$", "us$", "＄"]),
    tender("EUR", 978, &["euro", "euros", "eur"], &["€", "EUR", "EUR€", "eur", "Euro", "Euros"]),
    tender("GBP", 826, &["pound sterling", "pounds sterling", "british pound", "british pounds", "sterling", "sterlings", "gbp", "quid", "uk pounds", "stg"], &["£", "GBP", "GBP£", "UK£", "gbp", "￡", "stg"]),
    tender("JPY", 392, &["yen", "yen", "japanese yen", "jpy"], &["¥", "JPY", "JP¥", "jpy", "￥"]),
    tender("CNY", 156, &["yuan", "yuan", "chinese yuan", "renminbi", "rmb", "cny", "yuan renminbi", "kuai", "chinese renminbi"], &["CNY", "RMB", "CN¥", "rmb", "Yuan", "yuan"]),
    tender("INR", 356, &["rupee", "rupees", "indian rupee", "indian rupees", "inr"], &["₹", "Rs", "Rs.", "INR", "rs", "rs.", "inr", "Re"]),
    tender("AUD", 36, &["Australian dollar", "Australian dollars", "australian dlrs", "aussie dollars", "aud"], &["A$", "AU$", "AUD", "AUS$", "Aus$", "AUD$", "a$", "au$", "aud$"]),
    tender("CAD", 124, &["Canadian dollar", "Canadian dollars", "canadian dlrs", "cad"], &["C$", "CA$", "CAD", "CDN$", "Cdn$", "Can$", "CAD$", "c$", "ca$", "cad$"]),
    tender("NZD", 554, &["New Zealand dollar", "New Zealand dollars", "new zealand dlrs", "nzd"], &["NZ$", "NZD", "NZD$", "nz$", "nzd$"]),
    tender("HKD", 344, &["Hong Kong dollar", "Hong Kong dollars", "hong kong dlrs", "hkd", "hk dollar", "hk dollars"], &["HK$", "HKD", "hk$", "HKD$", "hkd$"]),
    tender("SGD", 702, &["Singapore dollar", "Singapore dollars", "singapore dlrs", "singaporean dollars", "sgd"], &["S$", "SGD", "s$", "SG$", "SGD$", "sgd$"]),
    tender("TWD", 901, &["New Taiwan dollar", "New Taiwan dollars", "taiwan dollars", "taiwanese dollars", "twd"], &["NT$", "TWD", "nt$", "TWD$", "twd$"]),
    tender("JMD", 388, &["Jamaican dollar", "Jamaican dollars"], &["J$", "JMD"]),
    tender("ZWL", 932, &["Zimbabwean dollar", "Zimbabwean dollars", "zimbabwe dollars"], &["Z$", "ZWL"]),
    tender("BSD", 44, &["Bahamian dollar", "Bahamian dollars"], &["BSD"]),
    tender("FJD", 242, &["Fiji dollar", "Fiji dollars", "fijian dollars"], &["FJ$", "FJD"]),
    tender("CHF", 756, &["Swiss franc", "Swiss francs", "chf"], &["CHF", "SFr", "Sfr", "SwFr", "chf"]),
    tender("SEK", 752, &["Swedish krona", "Swedish kronor", "krona", "kronor", "swedish crowns", "swedish krone", "swedish kroner", "sek"], &["SEK", "SKr", "Skr"]),
    tender("NOK", 578, &["Norwegian krone", "Norwegian kroner", "norwegian crowns", "norwegian krona", "nok"], &["NOK", "NKr", "Nkr"]),
    tender("DKK", 208, &["Danish krone", "Danish kroner", "krone", "kroner", "kroners", "danish crowns", "danish krona", "dkk"], &["DKK", "DKr", "Dkr", "kr"]),
    tender("ISK", 352, &["Icelandic krona", "Icelandic kronur", "icelandic króna", "kronur", "isk"], &["ISK", "IKr"]),
    tender("CZK", 203, &["Czech koruna", "Czech korunas", "koruna", "korunas", "koruny", "czech crowns", "crown", "crowns", "czk"], &["CZK", "Kč"]),
    tender("PLN", 985, &["zloty", "zlotys", "zloties", "złoty", "złotys", "polish zloty", "polish zlotys", "polish zloties", "pln"], &["PLN", "zł"]),
    tender("HUF", 348, &["forint", "forints", "hungarian forint", "hungarian forints", "huf"], &["HUF", "Ft"]),
    tender("RON", 946, &["Romanian leu", "Romanian lei", "lei", "ron"], &["RON"]),
    tender("BGN", 975, &["Bulgarian lev", "Bulgarian leva", "leva", "lev", "levs"], &["BGN"]),
    tender("RSD", 941, &["Serbian dinar", "Serbian dinars"], &["RSD"]),
    tender("HRK", 191, &["kuna", "kunas", "croatian kuna", "croatian kunas"], &["HRK"]),
    tender("RUB", 643, &["rouble", "roubles", "ruble", "rubles", "russian rouble", "russian roubles", "russian ruble", "russian rubles", "rub"], &["₽", "RUB", "Rbs"]),
    tender("UAH", 980, &["hryvnia", "hryvnias", "hryvnya", "ukrainian hryvnia", "ukrainian hryvnias", "uah"], &["₴", "UAH"]),
    tender("KZT", 398, &["tenge", "tenges", "kazakh tenge", "kazakhstani tenge"], &["₸", "KZT"]),
    tender("GEL", 981, &["lari", "laris", "georgian lari", "georgian laris"], &["GEL", "₾"]),
    tender("AMD", 51, &["Armenian dram", "Armenian drams"], &["AMD"]),
    tender("AZN", 944, &["manat", "manats", "azerbaijani manat", "azeri manats"], &["AZN"]),
    tender("BYN", 933, &["Belarusian rouble", "Belarusian roubles", "belarusian rubles", "belarusian ruble"], &["BYN"]),
    tender("UZS", 860, &["Uzbek som", "Uzbek soms", "som", "soms"], &["UZS"]),
    tender("MNT", 496, &["tugrik", "tugriks", "togrog", "mongolian tugrik", "mongolian tugriks", "tögrög"], &["₮", "MNT", "mnt"]),
    tender("KRW", 410, &["won", "won", "south korean won", "korean won", "krw"], &["₩", "KRW"]),
    tender("IDR", 360, &["rupiah", "rupiah", "indonesian rupiah", "indonesian rupiahs", "rupiahs", "idr"], &["IDR", "Rp", "Rp."]),
    tender("MYR", 458, &["ringgit", "ringgit", "malaysian ringgit", "malaysia ringgit", "malaysia ringgits", "malaysian ringgits", "ringgits", "myr", "malaysian dollars"], &["RM", "MYR", "rm"]),
    tender("THB", 764, &["baht", "baht", "thai baht", "bahts", "thb"], &["฿", "THB"]),
    tender("VND", 704, &["dong", "dong", "vietnamese dong", "vnd", "đồng"], &["₫", "VND"]),
    tender("PHP", 608, &["Philippine peso", "Philippine pesos", "php", "filipino pesos"], &["₱", "PHP", "Php", "P"]),
    tender("LAK", 418, &["kip", "kip", "lao kip", "lao kips"], &["₭", "LAK"]),
    tender("KHR", 116, &["riel", "riels", "cambodian riel", "cambodian riels"], &["៛", "KHR"]),
    tender("MMK", 104, &["kyat", "kyats", "myanmar kyat", "burmese kyat"], &["MMK"]),
    tender("BDT", 50, &["taka", "taka", "bangladeshi taka", "takas"], &["৳", "BDT", "Tk"]),
    tender("LKR", 144, &["Sri Lankan rupee", "Sri Lankan rupees", "lkr"], &["LKR", "SLR", "SLRs"]),
    tender("PKR", 586, &["Pakistani rupee", "Pakistani rupees", "pkr"], &["PKR"]),
    tender("NPR", 524, &["Nepalese rupee", "Nepalese rupees", "nepali rupees"], &["NPR"]),
    tender("AFN", 971, &["afghani", "afghanis"], &["AFN"]),
    tender("ILS", 376, &["shekel", "shekels", "israeli shekel", "israeli shekels", "new shekels", "new israeli shekels", "new israeli shekel", "ils", "nis"], &["₪", "ILS", "NIS"]),
    tender("AED", 784, &["dirham", "dirhams", "uae dirham", "uae dirhams", "emirati dirhams", "united arab emirates dirham", "united arab emirates dirhams", "aed"], &["AED", "Dh", "Dhs"]),
    tender("MAD", 504, &["Moroccan dirham", "Moroccan dirhams"], &["MAD"]),
    tender("SAR", 682, &["Saudi riyal", "Saudi riyals", "riyal", "riyals", "saudi rial", "saudi rials", "saudi arabian riyals", "saudi arabian riyal", "sar"], &["SAR", "SR"]),
    tender("QAR", 634, &["Qatari riyal", "Qatari riyals", "qatari rial", "qatari rials", "qar"], &["QAR", "QR"]),
    tender("IRR", 364, &["rial", "rials", "iranian rial", "iranian rials", "irr"], &["IRR"]),
    tender("OMR", 512, &["Omani rial", "Omani rials", "omani riyals"], &["OMR"]),
    tender("YER", 886, &["Yemeni rial", "Yemeni rials", "yemeni riyals"], &["YER"]),
    tender("KWD", 414, &["Kuwaiti dinar", "Kuwaiti dinars", "dinar", "dinars", "kwd"], &["KWD", "KD"]),
    tender("BHD", 48, &["Bahraini dinar", "Bahraini dinars"], &["BHD"]),
    tender("JOD", 400, &["Jordanian dinar", "Jordanian dinars", "jod"], &["JOD"]),
    tender("IQD", 368, &["Iraqi dinar", "Iraqi dinars", "iqd"], &["IQD"]),
    tender("DZD", 12, &["Algerian dinar", "Algerian dinars"], &["DZD"]),
    tender("TND", 788, &["Tunisian dinar", "Tunisian dinars"], &["TND"]),
    tender("LYD", 434, &["Libyan dinar", "Libyan dinars"], &["LYD"]),
    tender("EGP", 818, &["Egyptian pound", "Egyptian pounds", "egp"], &["EGP", "E£", "LE", "L.E", "L.E.", "le", "l.e.", "egp"]),
    tender("LBP", 422, &["Lebanese pound", "Lebanese pounds", "lebanese lira", "lbp"], &["LBP", "LL"]),
    tender("SYP", 760, &["Syrian pound", "Syrian pounds", "syrian lira"], &["SYP"]),
    tender("SDG", 938, &["Sudanese pound", "Sudanese pounds"], &["SDG"]),
    tender("SSP", 728, &["South Sudanese pound", "South Sudanese pounds"], &["SSP"]),
    tender("TRY", 949, &["Turkish lira", "Turkish liras", "lira", "liras", "turkish lire"], &["₺", "TRY", "TL"]),
    tender("ZAR", 710, &["rand", "rand", "south african rand", "rands", "zar"], &["ZAR", "R"]),
    tender("NGN", 566, &["naira", "naira", "nigerian naira", "nairas", "ngn"], &["₦", "NGN", "N"]),
    tender("GHS", 936, &["cedi", "cedis", "ghanaian cedi", "ghanaian cedis", "ghana cedis"], &["GHS", "GH₵", "₵"]),
    tender("KES", 404, &["Kenyan shilling", "Kenyan shillings", "shilling", "shillings", "kes"], &["KES", "KSh", "Ksh", "Ksh.", "Sh"]),
    tender("UGX", 800, &["Ugandan shilling", "Ugandan shillings", "uganda shillings"], &["UGX", "USh", "Ush"]),
    tender("TZS", 834, &["Tanzanian shilling", "Tanzanian shillings"], &["TZS", "TSh"]),
    tender("SOS", 706, &["Somali shilling", "Somali shillings"], &[]),
    tender("ETB", 230, &["birr", "birr", "ethiopian birr"], &["ETB"]),
    tender("ZMW", 967, &["Zambian kwacha", "Zambian kwacha", "kwacha", "kwachas"], &["ZMW"]),
    tender("MWK", 454, &["Malawian kwacha", "Malawian kwacha", "malawi kwacha"], &["MWK"]),
    tender("BWP", 72, &["pula", "pula", "botswana pula"], &["BWP"]),
    tender("XOF", 952, &["West African CFA franc", "West African CFA francs", "cfa franc", "cfa francs", "cfa"], &["XOF", "CFA", "FCFA"]),
    tender("XAF", 950, &["Central African CFA franc", "Central African CFA francs"], &["XAF"]),
    tender("RWF", 646, &["Rwandan franc", "Rwandan francs", "rwanda francs"], &["RWF"]),
    tender("CDF", 976, &["Congolese franc", "Congolese francs"], &["CDF"]),
    tender("BRL", 986, &["Brazilian real", "Brazilian reais", "reais", "reals", "brazilian reals", "brl"], &["R$", "BRL", "r$"]),
    tender("MXN", 484, &["Mexican peso", "Mexican pesos", "peso", "pesos", "mxn"], &["MX$", "Mex$", "MXN", "mex$", "MXN$", "mxn$"]),
    tender("ARS", 32, &["Argentine peso", "Argentine pesos", "argentinian pesos", "ars"], &["ARS", "AR$"]),
    tender("CLP", 152, &["Chilean peso", "Chilean pesos", "clp"], &["CLP", "CLP$"]),
    tender("COP", 170, &["Colombian peso", "Colombian pesos", "cop"], &["COP$", "Col$"]),
    tender("UYU", 858, &["Uruguayan peso", "Uruguayan pesos"], &["UYU"]),
    tender("CUP", 192, &["Cuban peso", "Cuban pesos"], &[]),
    tender("DOP", 214, &["Dominican peso", "Dominican pesos"], &["DOP", "RD$"]),
    tender("PEN", 604, &["Peruvian sol", "Peruvian soles", "soles", "sol"], &["PEN", "S/"]),
    tender("BOB", 68, &["boliviano", "bolivianos"], &["BOB", "Bs"]),
    tender("VES", 928, &["bolivar", "bolivars", "bolívar", "bolívars", "bolivares", "bolívares"], &["VES"]),
    tender("PYG", 600, &["guarani", "guaranis", "guaraní", "guaraníes"], &["PYG"]),
    tender("CRC", 188, &["Costa Rican colon", "Costa Rican colons", "colon", "colones", "costa rican colones", "costa rican colón"], &["₡", "CRC"]),
    tender("GTQ", 320, &["quetzal", "quetzales", "quetzals"], &["GTQ"]),
    tender("HNL", 340, &["lempira", "lempiras"], &["HNL"]),
    tender("NIO", 558, &["cordoba", "cordobas", "córdoba", "córdobas"], &["NIO"]),
    tender("PAB", 590, &["balboa", "balboas"], &["PAB"]),
    tender("HTG", 332, &["gourde", "gourdes"], &["HTG"]),
    tender("PGK", 598, &["kina", "kina"], &["PGK"]),
    tender("XDR", 960, &["special drawing right", "special drawing rights"], &["SDR", "XDR"]),
];

#[cfg(test)]
mod tests {
    use super::TENDERS;
    use iso_currency::Currency;

    #[test]
    fn codes_and_numbers_are_those_of_iso_4217() {
        for tender in TENDERS {
            let currency = Currency::from_code(tender.code);
            assert_eq!(
                currency.map(Currency::numeric),
                Some(tender.number),
                "{}",
                tender.code
            );
        }
    }
}
