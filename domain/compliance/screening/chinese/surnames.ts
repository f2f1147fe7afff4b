const words = (text: string): string[] => text.trim().split(/\s+/)

/** Chinese surnames in pinyin (u-umlaut as v); compound surnames written as one word. */
export const PINYIN_SURNAMES: ReadonlySet<string> = new Set(
  words(`
  wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang xu deng han feng cao peng zeng xiao
  tian dong pan yuan cai jiang yu du ye cheng wei su lv ding ren lu yao shen zhong cui tan fan wang shi liao jia xia fu fang bai zou meng xiong qin
  qiu hou yan xue lei long duan tao hao gu gong shao wan qian dai mo kong xiang chang gan ge gao kang lai mao ni ou pang pu qi qiao qu rao rong ruan
  sha shan shang shu si tong tu weng wen xi xing xuan yi yin ying you yue yun zang zha zhai zhan zhen zhi zhuang zhuo zi zong zuo zu an ao ba bao bei
  bi bian bo bu che chi chu cong dan dang dou e fei fen geng gou guan gui hang hong hua huai huan hui huo ji jian jiao jie jin jing ju ke kuang lan
  lang lao le leng lian ling long lou man mei mi miao min ming mu na nan ning nie niu nong piao ping rui sai sang shuai shui sui suo tai teng tie
  wo xin xun ya yong yu zan ze zhe ding ouyang sima zhuge shangguan situ xiahou huangfu dongfang gongsun linghu murong yuwen zhangsun weichi duanmu
  nangong dugu baili ximen helian tantai gongye zongzheng puyang chunyu shentu zhongsun
`),
)

/** Compound surnames as characters, simplified. */
export const COMPOUND_SURNAMES: readonly string[] = words(`
  欧阳 司马 诸葛 上官 司徒 夏侯 皇甫 东方 公孙 令狐 慕容 宇文 长孙 尉迟 端木 南宫 独孤 百里 西门 赫连 澹台 公冶 宗政 濮阳 淳于 申屠 仲孙
`)

/** Hong Kong spellings of surnames with the pinyin of the surnames that are so spelled. */
const HONG_KONG = `
  au:ou,qu aw:ou auyeung:ouyang chai:qi,zhai cham:zhan chan:chen chau:zhou cheng:zheng cheuk:zhuo cheung:zhang,xiang,jiang chiu:zhao,qiu cho:zuo,cao
  choi:cai chong:zhuang choy:cai chow:zhou,zou chu:zhu chui:xu,cui chuk:zhu chun:qin,zhen chung:zhong,zong fan:fan fok:huo fong:fang,kuang foo:fu fu:fu
  fung:feng ha:xia hau:hou hii:xu ho:he,hao hon:han hui:xu hung:hong,kong,xiong ip:ye ka:jia kam:gan,jin kan:jian,jin,gan kei:ji keung:jiang ki:ji
  king:jing,gong ko:gao kong:jiang,kong,gang koo:gu ku:gu kung:gong,kong kuok:guo kwan:guan kwok:guo kwong:kuang,guang lai:li lam:lin,lan lau:liu law:luo
  lee:li leong:liang leung:liang lei:li li:li lim:lian ling:ling lit:lie liu:liao lo:luo,lu,lao loh:luo look:lu lou:lu luk:lu lui:lv,lei lun:lun
  lung:long ma:ma mak:mai man:wen,man mau:mao mo:wu,mao,mo mok:mo mong:meng,wang mui:mei mung:meng nam:nan ng:wu,huang ngai:ni,wei,yi ngan:yan ngo:ao
  nip:nie on:an pak:bai pang:peng,pang pau:bao pao:bao ping:ping poon:pan pun:pan pui:bei sham:cen,shen shan:shan shek:shi shing:sheng,cheng shiu:shao
  shum:shen,cen shun:shun shut:xue si:shi,si sin:xian sit:xue siu:xiao,shao so:su suen:sun sum:shen,cen,sen sun:sun,xin sung:song szeto:situ szema:sima
  sze:shi,si tai:dai tam:tan tang:deng,teng tik:di tin:tian ting:ding to:du,tao tong:tang,dong,tong tsang:zeng tsao:cao tse:xie tseng:zeng tsim:zhan
  tso:cao,zuo tsoi:cai tsui:xu,cui tsuen:quan tuen:duan tung:dong,tong u:yu wai:wei wan:yun,wen,yin wat:qu wong:wang,huang woo:hu,wu wu:hu,wu yam:ren
  yan:ren,yan,yin yau:qiu,you yee:yu yeung:yang yik:yi yim:yan yin:yin yip:ye yiu:yao you:you yu:yu yue:yu yuen:yuan,ruan yung:rong,weng,yong
`

/** Spellings in Singapore, Malaysia and Indonesia after Hokkien, Teochew, Hakka and Hainanese speech. */
const DIALECT = `
  ang:hong,wang aw:hu bok:mo boo:wu boon:wen cha:xie,zha chai:cai chan:chen chee:xu,zhu cheah:xie cheang:zeng,zheng chee:xu chen:chen chew:zhou,zhao
  chia:xie chiam:zhan chian:qian chiang:jiang chin:chen,qian chng:zhuang choo:zhu chong:zhang,zhuang,zhong chow:zhou,cao chua:cai chuah:cai chung:zhong
  chye:cai dee:li diong:zhang eng:huang,rong er:yu fong:fang foo:fu,hu fun:fan fung:feng gan:yan goh:wu gou:wu guan:guan gui:wei gwee:wei haw:hou
  heah:xia heng:wang hiew:qiu hii:xu ho:he hoe:he hoh:he hong:hong,feng hoo:hu how:hou hsu:xu hwang:huang kam:gan kang:jiang kau:qiu kek:guo khaw:xu
  kho:xu khong:kong khoo:qiu khor:xu kiew:qiu kit:ji ko:xu koay:guo koe:xu koh:xu,gao kok:guo kong:jiang,kong kuah:ke kueh:guo kwa:ke kwan:guan kwee:guo
  kwek:guo lai:lai,li lam:lin,lan lau:liu law:luo,liu lee:li lem:lin leo:liang leong:liang leow:liao leu:lv liang:liang liao:liao liew:liu,liao lim:lin
  liong:liang loh:luo loi:lei loke:lu loo:lu,lv look:lu loong:long lor:luo low:liu,luo lua:lai lui:lv,lei lum:lin lye:lai mah:ma mok:mo moh:wu,mo
  mun:wen neo:liang ng:huang,wu ngeow:rao ngo:wu ngoh:wu ngui:wei nio:liang oei:huang oh:hu,wu ong:wang,weng ooi:huang oon:wen,wan ow:ou,hou pang:peng,feng
  peh:bai pek:bai phang:peng phua:pan phoon:pan poh:fu,bao pok:bu poon:pan puah:pan pung:feng quah:ke quek:guo sam:shen seah:xie see:shi,xue seet:xue
  seow:xiao sew:xiao sia:xie siah:xie siak:shi siau:xiao siew:xiao sim:shen sin:xian sio:xiao siow:xiao soh:su song:song soo:su soon:sun sng:sun,song
  su:su sy:shi tai:dai tan:chen tang:chen,tang,deng tay:zheng tee:zheng,di teh:zheng teng:ding teo:zhang,zhao teoh:zhang thai:dai tham:tan tho:tao thng:tang
  tiah:cheng tiang:zhang ting:ding,chen tio:zhang tiong:zhang tjoa:cai tjia:xie toh:zhuo,du tok:zhuo tong:tang,dong toong:dong toy:cai tung:dong
  voon:wen wan:yun,wen wee:huang,wei wei:wei wong:wang,huang woo:wu,hu woon:wen,yun yam:ren,yan yap:ye yee:yu yek:yi yeo:yang yeoh:yang yeow:yao yong:yang
  yew:you,yao yip:ye yiong:yang yoong:rong,yang yow:yao yu:yu yuen:yuan
`

/** Spellings of Mandarin surnames that follow no table: older postal, Yale and personal spellings. */
const IRREGULAR = `
  lee:li chow:zhou soong:song koo:gu hsu:xu shu:xu,shu kung:kong,gong chiang:jiang kuo:guo kao:gao hwang:huang yeh:ye tsai:cai tsao:cao tseng:zeng tsou:zou
  young:yang moy:mei eng:wu jung:zhong,rong quan:guan louie:lei woo:hu,wu shih:shi lyu:lv lu:lv,lu lui:lv nyu:nv shieh:xie hsieh:xie ouyang:ouyang
  auyang:ouyang szuma:sima ssuma:sima szutu:situ ssutu:situ chuko:zhuge
`

const table = (text: string): ReadonlyMap<string, readonly string[]> => {
  const rows = new Map<string, readonly string[]>()
  for (const row of words(text)) {
    const [spelling = '', pinyin = ''] = row.split(':')
    rows.set(spelling, [...(rows.get(spelling) ?? []), ...pinyin.split(',')])
  }
  return rows
}

export const HONG_KONG_SURNAMES = table(HONG_KONG)
export const DIALECT_SURNAMES = table(DIALECT)
export const IRREGULAR_SURNAMES = table(IRREGULAR)
