const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''))

/** Titles, ranks and honorifics: they tell nothing about who somebody is. */
export const TITLES = set(`
  mr mrs ms miss mister dr prof professor sir lord hon sheikh shaikh sheik shaykh cheikh haji hajji hajj hadji alhaj alhaji mullah mulla molla maulana
  mawlana maulvi mawlawi maulavi mawlavi general gen col colonel maj major capt captain lt lieutenant commander cmdr cdr commandant brigadier brig sgt
  admiral ayatollah hojatoleslam imam qari hafiz ustad ustaz engineer engr eng ing lic don dona senor senora herr frau mme mlle monsieur madame jr sr
  junior senior ii iii iv phd esq
`)

/** Articles and words of descent between the parts of a personal name. */
export const PARTICLES = set(`
  al el ul bin ibn ben bint binti bte van von der den de del della di da dos das do la le du y e zu ter ten
`)

/** The Arabic article as assimilated in romanisation; only written before a hyphen. */
export const ARTICLE_BEFORE_HYPHEN =
  /(?<![\p{L}\p{N}])(al|el|ul|il|ad|adh|an|ar|as|ash|at|ath|az|ed|er|es|esh|ez|en|et)[-\u2010-\u2015](?=\p{L})/gu

/** First part of the names of a servant of God, to be joined with the next part. */
export const SERVANT_PREFIXES = set(
  'abd abdu abdul abdel abdal abdol abdoul abdur abdus abdun abdud abdush abdil abdool',
)

/** Legal forms and words for "company" after romanisation; single letters were joined before (s.a. is sa). */
export const LEGAL_FORMS = set(`
  ltd limited llc inc incorporated corp corporation company co plc llp lp lllp pc sa sarl sas sasu srl spa gmbh mbh ag kg kgaa ohg ug se nv bv bvba ab
  oy oyj asa aps oao ooo zao pao ao tov tdv pat prat too fze fzc fzco fzllc fzcollc dmcc pjsc pjs ojsc cjsc jsc psc wll bsc saoc saog sal sae eurl snc
  scs ltda eirl cia cie compagnie compania sociedad societe cv rl rf sdn bhd berhad tbk pte pty pvt private dba kk cjs ets est sicav spc dd doo ood eood ad
  ead sro zrt kft nyrt rt oo ks spzoo sh sha shpk lda unlimited establishment gmbhco
  aktiengesellschaft aktiebolag aktieselskab gesellschaft mv mt shrka shrkt sherkat sharikat
`)

/** Words for the same legal forms that span several words; matched on the romanised text before it is cut into tokens. */
export const LEGAL_PHRASES: readonly RegExp[] = [
  /\b(open|public|closed|private)? ?joint stock (company|society)\b/g,
  /\b(private )?limited liability (company|partnership)\b/g,
  /\bfree zone (establishment|company)\b/g,
  /\b(general|limited) partnership\b/g,
  /\bsociedad (anonima|de responsabilidad limitada|limitada|por acciones simplificada)( de capital variable)?\b/g,
  /\bsociete (anonyme|a responsabilite limitee|par actions simplifiee)\b/g,
  /\bsocieta (per azioni|a responsabilita limitata)\b/g,
  /\bgesellschaft mit beschrankter haftung\b/g,
  /\b(publichnoe|nepublichnoe|otkrytoe|zakrytoe|publichne|pryvatne)? ?(aktsionerno?e|aktsionerne) (obshchestvo|obschestvo|tovarystvo)\b/g,
  /\b(obshchestvo|obschestvo|tovaryshchestvo|tovarystvo) (s|z) (ogranichenno[iy]|obmezhenoiu|obmezhenoyu) (otvetstvennost[iy]u|vidpovidalnist[iy]u)\b/g,
  /\bfederal(noe|noye) (gosudarstvenno?e|gosudarstvennoye)( unitarno?e predpriyatie)?\b/g,
  /\bs a de c v\b/g,
  /\bde c v\b/g,
]

/** Business words in one form: plurals, short forms and translations that firms use of themselves. */
export const BUSINESS_WORDS: ReadonlyMap<string, string> = new Map(
  `intl international|mfg manufacturing|mgmt management|ind industry|inds industry|industries industry|industrial industry|tech technology|technologies technology
  |technological technology|engineering engineering|eng engineering|bros brothers|grp group|groupe group|grupo group|gruppa group|gruppe group|gruppo group|svcs services
  |service services|dev development|natl national|assn association|assoc association|investments investment|invest investment|holdings holding
  |trade trading|traders trading|handels handel|enterprises enterprise|entreprise enterprise|shpg shipping|transports transport|transportation transport
  |systems system|solutions solution|products product|exports export|imports import|eksport export|import import|eksim exim|banco bank|banque bank
  |tekhnologii technology|tekhnologiya technology|kompaniya company|firma firm|fabrika factory|zavod plant|torgovyy trading|torgoviy trading|internatsional international
  |internacional international|internationale international|internazionale international|commercial commercial|comercial commercial|centre center|bureau office|and |the |of |und |et |for |bnk bank|msrf bank|mwssa foundation|jmya association|mjmwa group|jarya trading|tjarya trading|dwlya international|e |y |de |del |la |le |du |des |el |al |ul `
    .split('|')
    .map((pair): [string, string] => {
      const [from = '', to = ''] = pair.trim().split(' ')
      return [from, to]
    }),
)

/** Business words that say little about which firm is meant. */
export const GENERIC_WORDS = set(`
  international group industry technology engineering services development national investment holding trading enterprise shipping transport system
  solution product export import exim bank general islamic state exchange organisation society institute security agency committee management manufacturing company firm factory plant commercial center office association
  foundation organization organisation marine maritime air airlines lines energy petroleum oil gas construction
  inversiones comercializadora inmobiliaria constructora distribuidora agropecuaria servicios commercializadora industrias industrial finance financial
  logistics agricultural charity relief humanitarian cooperative society sons brothers partners consulting mining hotel farm network front movement
  army party ministry department branch
`)

/** Names that many people bear: equal words of this kind say less about who somebody is. */
const COMMON_NAMES = `
  muhammad ahmad ali hassan hussein ibrahim abdullah omar said saleh mustafa khan salim mahmoud khalid hamid yusuf ismail amir rahman khalil reza aziz
  sulayman yahya rashid musa salah abbas majid sayed sayyid walid bashir habib taha amin hamza adam nasser jamal salem saad mansur karim tahir noor
  qasim gul sultan hamad adil samir hussain malik rahim sahib ayman bilal faysal kamal fatima aisha zahra hasan abu abou abd abdul mohd din jan nasir
  abdulrahman abdulaziz abdulkarim jose antonio carlos maria luis jesus gonzalez lopez juan alberto jorge perez sanchez rodriguez manuel garcia hernandez
  ramirez miguel mario gomez torres victor martinez angel flores arturo javier enrique fernando eduardo francisco gutierrez julio hector diaz vargas
  david alvarez alfonso castillo alejandro cesar oscar martin castro moreno ramon rivera jaime daniel herrera munoz pedro raul reyes ricardo rafael
  romero gabriel silva santos ana rosa cruz morales ortiz ruiz jimenez fernandez alexander aleksandr vladimir sergey andrey mikhail ivan viktor oleg
  igor aleksey nikolai yuri dmitry elena natalia olga irina tatiana petrov ivanov vladimirovich aleksandrovich ivanovich sergeevich nikolaevich
  kim pak park lee ri choe chol yong chun song chang jong su ho nam jin chin myong kyong hyok kang nguyen tran van john james robert michael william
  thomas george peter paul mark smith jones brown johnson williams miller davis anna mary jean pierre michel singh kumar sharma patel wang li zhang
  liu chen yang huang zhao wu zhou wei ming
`

/** The common names under a key of their sound. */
export const commonNames = (key: (word: string) => string): ReadonlySet<string> =>
  new Set([...set(COMMON_NAMES)].map(key))

const GIVEN_NAME_GROUPS = `
  alexander aleksandr aleksander oleksandr aliaksandr alexandre alexandr|alexey aleksei aleksey oleksiy oleksii aliaksei alexei aliaksey
  |andrey andrei andriy andrii andrej andrew andrzej|dmitry dmitri dmytro dzmitry dimitri dimitry|evgeny yevgeny yevgeniy yevhen yevhenii yevheniy eugene evgenii yauheni
  jevgenij|evgenia yevgenia evgeniya yevheniia|george georgy georgiy georgi heorhii heorhiy giorgi|grigory grigoriy hryhorii hryhoriy gregory grigori
  |igor ihor|konstantin kostiantyn constantine kanstantsin|maxim maksim maksym|michael mikhail mykhailo mikhael michail mykhaylo mike
  |nicholas nikolai nikolay mykola nikolaj mikalai nick|oleg oleh aleh|paul pavel pavlo|peter petr pyotr petro piotr|sergey sergei serhii serhiy siarhei sergiy
  |stepan stephan stefan stephen steven|vasily vasiliy vasyl vasil|vladimir volodymyr uladzimir wladimir|vyacheslav viacheslav viachaslau
  |elena olena yelena alena|ekaterina kateryna yekaterina katsiaryna catherine katherine|natalia nataliya natalya natallia|tatiana tatyana tetiana tatsiana
  |svetlana svitlana sviatlana|irina iryna|olga olha volha|vitaly vitaliy vitalii vital|anatoly anatoliy anatolii|valery valeriy valerii|arkady arkadiy arkadii
  |gennady gennadiy hennadii henadz|kirill kyrylo kiryl cyril|roman raman|ruslan|denis denys|artem artyom artsiom|timofey tymofiy|fyodor fedor fedir theodore
  |mohammed mohamed muhammad mohammad mohamad muhamad mohd mhd moh muh md muhamed|ahmed ahmad|osman uthman othman usman osmane|omar umar|ibrahim ebrahim brahim
  |ismail ismael esmail esmaeil|said saeed sayeed saied|yusuf yousef youssef youssouf|musa mousa moussa|isa issa eisa|yahya yehia yehya|jamal gamal djamal
  |jaber gaber jabir|khalid khaled haled|hamza hamzah hamze|haidar haider haydar hyder|reza rida rza|zulfiqar zulfikar|jaafar jafar gaafar|qassem qasim kassem kasim qasem
  |robert bob|william bill|richard dick|james jim|thomas tom|daniel dan|david dave daoud dawood|anthony tony antony|edward eddie|charles charlie|christopher chris
  |benjamin ben|samuel sam|joseph joe|jose pepe|francisco paco|philip philippe filip|john jon|louis luis
`

/** Spellings and short forms of one given name (Aleksandr, Oleksandr, Alexander; Md and Mohammed), by group number. */
export const givenNameGroups = (key: (word: string) => string): ReadonlyMap<string, number> => {
  const groups = new Map<string, number>()
  GIVEN_NAME_GROUPS.split('|').forEach((group, index) => {
    for (const word of group.split(/\s+/)) if (word !== '' && !groups.has(key(word))) groups.set(key(word), index)
  })
  return groups
}

/** A legal form written without space after the name, as in Glavsetllc. */
export const GLUED_LEGAL_FORM = /^(.{4,})(limited|company|gmbh|ltda|llc|ltd|jsc)$/

/** Legal words that are long enough to be recognised with one typing error. */
export const LONG_LEGAL_WORDS: readonly string[] = [
  'company',
  'limited',
  'corporation',
  'incorporated',
  'establishment',
  'compania',
  'sociedad',
]
