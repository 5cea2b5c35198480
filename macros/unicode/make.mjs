// The general categories and scripts of Unicode as node's RegExp has them: writes categories.bin and scripts.bin.
//
// For each property its names with `|` between them, as a length and as bytes, then the number of its ranges, then for
// each range how far it begins behind the end of the one before, and how many characters it has behind its first.
// Numbers are in groups of seven bits, the lowest first, with the eighth bit where more follow.
import { writeFileSync } from "node:fs";

const categories = `
  Lu|Uppercase_Letter Ll|Lowercase_Letter Lt|Titlecase_Letter Lm|Modifier_Letter Lo|Other_Letter
  Mn|Nonspacing_Mark Mc|Spacing_Mark Me|Enclosing_Mark Nd|Decimal_Number|digit Nl|Letter_Number No|Other_Number
  Pc|Connector_Punctuation Pd|Dash_Punctuation Ps|Open_Punctuation Pe|Close_Punctuation Pi|Initial_Punctuation
  Pf|Final_Punctuation Po|Other_Punctuation Sm|Math_Symbol Sc|Currency_Symbol Sk|Modifier_Symbol So|Other_Symbol
  Zs|Space_Separator Zl|Line_Separator Zp|Paragraph_Separator Cc|Control|cntrl Cf|Format Cs|Surrogate Co|Private_Use
  Cn|Unassigned`;

const scripts = `
  Adlam|Adlm Ahom Anatolian_Hieroglyphs|Hluw Arabic|Arab Armenian|Armn Avestan|Avst Balinese|Bali Bamum|Bamu
  Bassa_Vah|Bass Batak|Batk Bengali|Beng Beria_Erfe|Berf Bhaiksuki|Bhks Bopomofo|Bopo Brahmi|Brah Braille|Brai
  Buginese|Bugi Buhid|Buhd Canadian_Aboriginal|Cans Carian|Cari Caucasian_Albanian|Aghb Chakma|Cakm Cham
  Cherokee|Cher Chorasmian|Chrs Common|Zyyy Coptic|Copt|Qaac Cuneiform|Xsux Cypriot|Cprt Cypro_Minoan|Cpmn
  Cyrillic|Cyrl Deseret|Dsrt Devanagari|Deva Dives_Akuru|Diak Dogra|Dogr Duployan|Dupl Egyptian_Hieroglyphs|Egyp
  Elbasan|Elba Elymaic|Elym Ethiopic|Ethi Garay|Gara Georgian|Geor Glagolitic|Glag Gothic|Goth Grantha|Gran
  Greek|Grek Gujarati|Gujr Gunjala_Gondi|Gong Gurmukhi|Guru Gurung_Khema|Gukh Hangul|Hang Hanifi_Rohingya|Rohg
  Hanunoo|Hano Han|Hani Hatran|Hatr Hebrew|Hebr Hiragana|Hira Imperial_Aramaic|Armi Inherited|Qaai|Zinh
  Inscriptional_Pahlavi|Phli Inscriptional_Parthian|Prti Javanese|Java Kaithi|Kthi Kannada|Knda
  Katakana_Or_Hiragana|Hrkt Katakana|Kana Kawi Kayah_Li|Kali Kharoshthi|Khar Khitan_Small_Script|Kits Khmer|Khmr
  Khojki|Khoj Khudawadi|Sind Kirat_Rai|Krai Lao|Laoo Latin|Latn Lepcha|Lepc Limbu|Limb Linear_A|Lina
  Linear_B|Linb Lisu Lycian|Lyci Lydian|Lydi Mahajani|Mahj Makasar|Maka Malayalam|Mlym Mandaic|Mand
  Manichaean|Mani Marchen|Marc Masaram_Gondi|Gonm Medefaidrin|Medf Meetei_Mayek|Mtei Mende_Kikakui|Mend
  Meroitic_Cursive|Merc Meroitic_Hieroglyphs|Mero Miao|Plrd Modi Mongolian|Mong Mro|Mroo Multani|Mult
  Myanmar|Mymr Nabataean|Nbat Nag_Mundari|Nagm Nandinagari|Nand New_Tai_Lue|Talu Newa Nko|Nkoo Nushu|Nshu
  Nyiakeng_Puachue_Hmong|Hmnp Ogham|Ogam Ol_Chiki|Olck Ol_Onal|Onao Old_Hungarian|Hung Old_Italic|Ital
  Old_North_Arabian|Narb Old_Permic|Perm Old_Persian|Xpeo Old_Sogdian|Sogo Old_South_Arabian|Sarb
  Old_Turkic|Orkh Old_Uyghur|Ougr Oriya|Orya Osage|Osge Osmanya|Osma Pahawh_Hmong|Hmng Palmyrene|Palm
  Pau_Cin_Hau|Pauc Phags_Pa|Phag Phoenician|Phnx Psalter_Pahlavi|Phlp Rejang|Rjng Runic|Runr Samaritan|Samr
  Saurashtra|Saur Sharada|Shrd Shavian|Shaw Siddham|Sidd Sidetic|Sidt SignWriting|Sgnw Sinhala|Sinh Sogdian|Sogd
  Sora_Sompeng|Sora Soyombo|Soyo Sundanese|Sund Sunuwar|Sunu Syloti_Nagri|Sylo Syriac|Syrc Tagalog|Tglg
  Tagbanwa|Tagb Tai_Le|Tale Tai_Tham|Lana Tai_Viet|Tavt Tai_Yo|Tayo Takri|Takr Tamil|Taml Tangsa|Tnsa
  Tangut|Tang Telugu|Telu Thaana|Thaa Thai Tibetan|Tibt Tifinagh|Tfng Tirhuta|Tirh Todhri|Todr Tolong_Siki|Tols
  Toto Tulu_Tigalari|Tutg Ugaritic|Ugar Vai|Vaii Vithkuqi|Vith Wancho|Wcho Warang_Citi|Wara Yezidi|Yezi Yi|Yiii
  Zanabazar_Square|Zanb`;

/** Each property with the name that node is asked for, as far as node knows it. */
function known(list, prefix) {
  return list.trim().split(/\s+/).flatMap((names) => {
    const own = names.split("|").filter((name) => isKnown(prefix + name));
    return own.length ? [[own.join("|"), new RegExp(`\\p{${prefix}${own[0]}}`, "u")]] : [];
  });
}

function isKnown(name) {
  try {
    return new RegExp(`\\p{${name}}`, "u") !== null;
  } catch {
    return false;
  }
}

function number(bytes, value) {
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  bytes.push(value);
}

function table(properties) {
  const bytes = [];
  for (const [names, pattern] of properties) {
    const ranges = [];
    for (let point = 0; point <= 0x10ffff; point++) {
      if (!pattern.test(String.fromCodePoint(point))) continue;
      const last = ranges.at(-1);
      if (last?.[1] === point - 1) last[1] = point;
      else ranges.push([point, point]);
    }
    number(bytes, names.length);
    bytes.push(...Buffer.from(names));
    number(bytes, ranges.length);
    let end = 0;
    for (const [first, last] of ranges) {
      number(bytes, first - end);
      number(bytes, last - first);
      end = last + 1;
    }
  }
  return Buffer.from(bytes);
}

writeFileSync(new URL("categories.bin", import.meta.url), table(known(categories, "gc=")));
writeFileSync(new URL("scripts.bin", import.meta.url), table(known(scripts, "sc=")));
