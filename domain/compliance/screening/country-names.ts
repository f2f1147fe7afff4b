/** English names of countries as sanctions lists and people write them, by ISO 3166-1 alpha-2 code (XK is user-assigned). */
const NAMES = `
  AD:andorra; AE:united arab emirates/uae; AF:afghanistan; AG:antigua and barbuda; AI:anguilla; AL:albania; AM:armenia; AO:angola; AQ:antarctica;
  AR:argentina; AS:american samoa; AT:austria; AU:australia; AW:aruba; AX:aland islands; AZ:azerbaijan;
  BA:bosnia and herzegovina/bosnia herzegovina/bosnia; BB:barbados; BD:bangladesh; BE:belgium; BF:burkina faso; BG:bulgaria; BH:bahrain;
  BI:burundi; BJ:benin; BL:st barthelemy; BM:bermuda; BN:brunei/brunei darussalam; BO:bolivia/bolivia plurinational state of;
  BQ:caribbean netherlands/bonaire sint eustatius and saba; BR:brazil; BS:bahamas/bahamas the/the bahamas; BT:bhutan; BV:bouvet island;
  BW:botswana; BY:belarus; BZ:belize; CA:canada; CC:cocos keeling islands;
  CD:congo kinshasa/democratic republic of the congo/congo democratic republic of the/drc/democratic republic of congo;
  CF:central african republic; CG:congo brazzaville/republic of the congo/congo republic of the/congo; CH:switzerland;
  CI:cote divoire/cote d ivoire/ivory coast; CK:cook islands; CL:chile; CM:cameroon; CN:china/peoples republic of china/prc; CO:colombia;
  CR:costa rica; CU:cuba; CV:cape verde/cabo verde; CW:curacao; CX:christmas island; CY:cyprus; CZ:czechia/czech republic; DE:germany; DJ:djibouti;
  DK:denmark; DM:dominica; DO:dominican republic; DZ:algeria; EC:ecuador; EE:estonia; EG:egypt; EH:western sahara; ER:eritrea; ES:spain;
  ET:ethiopia; FI:finland; FJ:fiji; FK:falkland islands/falkland islands malvinas; FM:micronesia/micronesia federated states of; FO:faroe islands;
  FR:france; GA:gabon;
  GB:united kingdom/united kingdom of great britain and northern ireland/great britain/uk/england/scotland/wales/northern ireland; GD:grenada;
  GE:georgia; GF:french guiana; GG:guernsey; GH:ghana; GI:gibraltar; GL:greenland; GM:gambia/republic of the gambia/gambia the/the gambia;
  GN:guinea; GP:guadeloupe; GQ:equatorial guinea; GR:greece;
  GS:south georgia and south sandwich islands/south georgia and the south sandwich islands; GT:guatemala; GU:guam; GW:guinea bissau; GY:guyana;
  HK:china hong kong special administrative region/hong kong sar china/hong kong/region hong kong; HM:heard and mcdonald islands/heard island and mcdonald islands; HN:honduras; HR:croatia;
  HT:haiti; HU:hungary; ID:indonesia; IE:ireland; IL:israel; IM:isle of man/man isle of; IN:india; IO:british indian ocean territory; IQ:iraq;
  IR:iran/islamic republic of iran/iran islamic republic of; IS:iceland; IT:italy; JE:jersey; JM:jamaica; JO:jordan; JP:japan; KE:kenya;
  KG:kyrgyzstan; KH:cambodia; KI:kiribati; KM:comoros; KN:st kitts and nevis; KP:north korea/korea north/democratic peoples republic of korea/dprk;
  KR:south korea/korea south/republic of korea; KW:kuwait; KY:cayman islands; KZ:kazakhstan; LA:laos/lao peoples democratic republic; LB:lebanon;
  LC:st lucia; LI:liechtenstein; LK:sri lanka; LR:liberia; LS:lesotho; LT:lithuania; LU:luxembourg; LV:latvia; LY:libya/libyan arab jamahiriya;
  MA:morocco; MC:monaco; MD:moldova/moldova republic of/republic of moldova; ME:montenegro; MF:st martin/st martin french part; MG:madagascar;
  MH:marshall islands;
  MK:north macedonia/the republic of north macedonia/macedonia/macedonia the former yugoslav republic of/the former yugoslav republic of macedonia;
  ML:mali; MM:myanmar burma/myanmar/burma/burma myanmar; MN:mongolia; MO:macao sar china/macao/macau; MP:northern mariana islands; MQ:martinique;
  MR:mauritania; MS:montserrat; MT:malta; MU:mauritius; MV:maldives; MW:malawi; MX:mexico; MY:malaysia; MZ:mozambique; NA:namibia;
  NC:new caledonia; NE:niger; NF:norfolk island; NG:nigeria; NI:nicaragua; NL:netherlands/the netherlands/netherlands kingdom of the/holland;
  NO:norway; NP:nepal; NR:nauru; NU:niue; NZ:new zealand; OM:oman; PA:panama; PE:peru; PF:french polynesia; PG:papua new guinea; PH:philippines;
  PK:pakistan; PL:poland; PM:st pierre and miquelon; PN:pitcairn islands/pitcairn; PR:puerto rico;
  PS:palestinian territories/state of palestine/palestine/palestinian/west bank/palestinian authority/region gaza/gaza; PT:portugal; PW:palau;
  PY:paraguay; QA:qatar; RE:reunion; RO:romania; RS:serbia; RU:russia/russian federation; RW:rwanda; SA:saudi arabia/kingdom of saudi arabia;
  SB:solomon islands; SC:seychelles; SD:sudan/republic of the sudan; SE:sweden; SG:singapore; SH:st helena; SI:slovenia; SJ:svalbard and jan mayen;
  SK:slovakia; SL:sierra leone; SM:san marino; SN:senegal; SO:somalia; SR:suriname; SS:south sudan; ST:sao tome and principe; SV:el salvador;
  SX:sint maarten/sint maarten dutch part; SY:syria/syrian arab republic; SZ:eswatini/swaziland; TC:turks and caicos islands; TD:chad;
  TF:french southern territories; TG:togo; TH:thailand; TJ:tajikistan; TK:tokelau; TL:timor leste/east timor; TM:turkmenistan; TN:tunisia;
  TO:tonga; TR:turkiye/turkey; TT:trinidad and tobago; TV:tuvalu; TW:taiwan/taiwan province of china/taiwan china;
  TZ:tanzania/united republic of tanzania; UA:ukraine/region crimea/crimea; UG:uganda; UM:us outlying islands/united states minor outlying islands;
  US:united states/united states of america/usa/us; UY:uruguay; UZ:uzbekistan; VA:vatican city/holy see vatican city state/vatican/holy see;
  VC:st vincent and grenadines/st vincent and the grenadines; VE:venezuela/venezuela bolivarian republic of;
  VG:british virgin islands/virgin islands british; VI:us virgin islands/virgin islands us/virgin islands u s; VN:vietnam/viet nam; VU:vanuatu;
  WF:wallis and futuna; WS:samoa; XK:kosovo; XK:kosovo; YE:yemen; YT:mayotte; ZA:south africa; ZM:zambia; ZW:zimbabwe
`

const ALPHA_3 = `
  AFGAF ALBAL DZADZ ASMAS ANDAD AGOAO AIAAI ATAAQ ATGAG ARGAR ARMAM ABWAW AUSAU AUTAT AZEAZ BHSBS BHRBH BGDBD BRBBB BLRBY BELBE BLZBZ BENBJ BMUBM
  BTNBT BOLBO BIHBA BWABW BVTBV BRABR IOTIO BRNBN BGRBG BFABF BDIBI KHMKH CMRCM CANCA CPVCV CYMKY CAFCF TCDTD CHLCL CHNCN CXRCX CCKCC COLCO COMKM
  COGCG CODCD COKCK CRICR CIVCI HRVHR CUBCU CYPCY CZECZ DNKDK DJIDJ DMADM DOMDO ECUEC EGYEG SLVSV GNQGQ ERIER ESTEE ETHET FLKFK FROFO FJIFJ FINFI
  FRAFR GUFGF PYFPF ATFTF GABGA GMBGM GEOGE DEUDE GHAGH GIBGI GRCGR GRLGL GRDGD GLPGP GUMGU GTMGT GINGN GNBGW GUYGY HTIHT HMDHM VATVA HNDHN HKGHK
  HUNHU ISLIS INDIN IDNID IRNIR IRQIQ IRLIE ISRIL ITAIT JAMJM JPNJP JORJO KAZKZ KENKE KIRKI PRKKP KORKR KWTKW KGZKG LAOLA LVALV LBNLB LSOLS LBRLR
  LBYLY LIELI LTULT LUXLU MACMO MDGMG MWIMW MYSMY MDVMV MLIML MLTMT MHLMH MTQMQ MRTMR MUSMU MYTYT MEXMX FSMFM MDAMD MCOMC MNGMN MSRMS MARMA MOZMZ
  MMRMM NAMNA NRUNR NPLNP NLDNL NCLNC NZLNZ NICNI NERNE NGANG NIUNU NFKNF MNPMP MKDMK NORNO OMNOM PAKPK PLWPW PSEPS PANPA PNGPG PRYPY PERPE PHLPH
  PCNPN POLPL PRTPT PRIPR QATQA REURE ROURO RUSRU RWARW SHNSH KNAKN LCALC SPMPM VCTVC WSMWS SMRSM STPST SAUSA SENSN SYCSC SLESL SGPSG SVKSK SVNSI
  SLBSB SOMSO ZAFZA SGSGS ESPES LKALK SDNSD SURSR SJMSJ SWZSZ SWESE CHECH SYRSY TWNTW TJKTJ TZATZ THATH TLSTL TGOTG TKLTK TONTO TTOTT TUNTN TURTR
  TKMTM TCATC TUVTV UGAUG UKRUA AREAE GBRGB USAUS UMIUM URYUY UZBUZ VUTVU VENVE VNMVN VGBVG VIRVI WLFWF ESHEH YEMYE ZMBZM ZWEZW ALAAX BESBQ CUWCW
  GGYGG IMNIM JEYJE MNEME BLMBL MAFMF SRBRS SXMSX SSDSS XKKXK
`

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’'.()]/g, '')
    .replace(/&/g, 'and')
    .replace(/[^a-z]+/g, ' ')
    .replace(/\bsaint\b/g, 'st')
    .trim()

const buildNames = (): ReadonlyMap<string, string> => {
  const codes = new Map<string, string>()
  for (const row of NAMES.split(';')) {
    const [code = '', names = ''] = row.trim().split(':')
    codes.set(code.toLowerCase(), code)
    for (const name of names.split('/')) codes.set(name, code)
  }
  for (const pair of ALPHA_3.trim().split(/\s+/)) codes.set(pair.slice(0, 3).toLowerCase(), pair.slice(3))
  return codes
}

const CODES = buildNames()

/** ISO 3166-1 alpha-2 code of a country given as alpha-2, alpha-3 or English name; null when it is none of these. */
export const countryCode = (text: string): string | null => CODES.get(plain(text)) ?? null

/** Country as lists keep it: the alpha-2 code where known, else the text in capitals; null for empty text. */
export const countryOrText = (text: string): string | null => {
  const trimmed = text.trim()
  if (trimmed === '') return null
  return countryCode(trimmed) ?? trimmed.toUpperCase()
}

/** True for a value that is an alpha-2 code and not raw text, so that it can be compared with other codes. */
export const isCountryCode = (value: string): boolean => /^[A-Z]{2}$/.test(value)
