/**
 * Hong Kong spellings of Cantonese syllables in given names, each with the Mandarin syllables of the characters that are
 * so read, the commonest first. One spelling stands for many characters, so a match through this table is weaker
 * evidence than equal pinyin.
 */
const SPELLINGS = `
  ai:yi,wei,ni am:yan an:yan,yin ang:ying au:niu,ou chai:ji,qi chak:ze,ce cham:zhan chan:zhen,can,zan chang:zheng,seng,ceng chat:qi
  chau:zhou,qiu,chou che:jie cheh:jie cheok:jue,chao,zhuo cheuk:jue,chao,zhuo cheung:chang,xiang,zhang,qiang chi:zhi,zi,ci chik:ji chim:zhan
  chin:qian ching:jing,qing,zhen,zheng,cheng chit:zhe,jie chiu:zhao,chao cho:zu,chu choi:cai,zai chong:zhuang,cang chor:chu chou:zu
  choy:cai,zai chu:zhu chue:zhu chuen:quan,cun,chuan,zun chui:cui,xu,sui chuk:zhu chun:zhen,jun,jin,quan,cun,chun
  chung:zhong,song,zong,cong,zheng,seng chut:qi chyu:zhu fai:hui,kuai fan:xun,fen,fan fat:fa,fo fee:fei fei:fei fi:fei fo:huo,ke fong:fang
  foo:fu,hu foon:huan for:huo,ke fu:fu,hu fui:kui fuk:fu fun:xun,fen,huan fung:feng fut:fo ha:xia hak:ke,hei ham:han han:xian hang:heng,xing
  hau:hou,xiao hee:xi,qi hei:xi,qi heung:xiang hi:xi,qi him:qian hin:xian,xuan hing:qing,xing,xiong hip:xie hiu:xiao ho:hao,he,ke hoi:kai,hai
  hok:xue,he hon:han hong:kang,hang hor:he,ke hou:hao hoy:kai,hai huen:quan,xuan huk:ke,hu,hei hun:quan,xuan hung:hong,heng,xiong,xing,kong
  i:yi,er,qi ka:jia kai:jia,qi,kai,jie,ji kam:jin,gan,qin,jian kan:qin,jin,gen,jian kang:geng kap:jia kat:ji kau:jiao,jiu kee:qi,ji kei:qi,ji
  keng:jing keung:qiang,jiang ki:qi,ji kim:qian,jian kin:jian king:jing,qiong kit:jie kiu:jiao ko:ge,gao kok:jue kon:gan kong:gang,jiang
  koo:gu koon:guan kor:ge kou:gao ku:gu kuen:juan,quan kui:ju kuk:ju kum:jin,gan,qin kun:guan,juan,qin,jin,gen,quan kung:gong kut:ji
  kwai:gui,ji kwan:jun,kun,qun kwing:jiong kwok:guo kwong:guang kwun:jun,kun,qun lai:li lam:lan,lin lan:lan lau:liu lee:li lei:li leung:liang
  li:li lik:li lim:lian lin:lian ling:ling lit:lie liu:liao lo:lu,lao lok:le long:lang lou:lu,lao lui:lei luk:liu lum:lin lun:lun,lin
  lung:long ma:ma mai:mai mak:mo man:min,man,wen,wan mang:meng mau:mao,mu,mou mee:mei,wei mei:mei,wei mi:mei,wei min:mian ming:ming miu:miao
  mo:wu,mu mong:wang moon:man mou:wu,mu mui:mei muk:mu,mo mun:min,wen,man mung:meng mut:mo na:na nam:nan nga:ya ngai:yi,wei,ni ngam:yan
  ngan:yan,yin ngau:niu ngo:wo,e ngok:e,yue ngong:ang ngor:wo,e ngun:yin nin:nian ning:ning nok:nuo nung:nong o:wo,e,ke oi:ai ok:e,yue on:an
  ong:ang or:wo,e,ke oy:ai pak:bai,bo,bei pan:bin pang:peng pat:bi,ba pau:bao pee:bei pei:bei peng:ping pi:bei pik:bi ping:bing,ping
  piu:biao,piao po:bao,bo pok:bo,pu pong:bang poon:pan por:bo pou:bao pui:pei,bei puk:bei pun:bin,pan pung:peng put:bi sa:sha sai:shi,xi
  sam:xin,chen,sen,san,qin,shen san:chen,shan,shen,xin sang:sheng sap:shi sat:shi sau:shou,xiu se:she see:shi,si seh:she sei:si sek:shi
  seung:xiang,shuang,chang,shang sha:sha shai:shi,xi sham:xin,chen,sen,san,qin,shen shan:chen,shan,shen,xin shang:sheng shap:shi shat:shi
  shau:shou,xiu she:she shee:si sheh:she shei:si shek:shi sheung:xiang,shuang,chang,shang shi:shi,si shik:shi,xi shim:shan,chan
  shin:qian,xian,shan shing:sheng,cheng,xing shit:xue shiu:xiao,shao,zhao sho:su,sao shok:shuo shong:shuang shou:su,sao shu:shu shue:shu
  shuen:xuan,sun shuet:xue shui:rui,shui,xu shuk:shu,su shum:xin,chen,sen,qin,shen shun:xuan,chen,xin,shen,chun,shun shung:song,chong shup:shi
  shut:xue,shi shyu:shu si:shi,si sik:shi,xi sim:shan,chan sin:qian,xian,shan sing:sheng,cheng,xing sit:xue siu:xiao,shao,zhao so:su,sao
  sok:shuo song:shuang sou:su,sao su:shu sue:shu suen:xuan,sun suet:xue sui:rui,shui,xu suk:shu,su sum:xin,chen,sen,qin,shen
  sun:xuan,chen,xin,shen,chun,shun sung:song,chong sup:shi sut:xue,shi syu:shu sz:shi,si sze:shi,si tai:di,tai,da tak:de,te tam:tan tan:dan
  tang:teng tat:da tik:di tim:tian tin:tian,dian ting:ting,ding tip:die tit:tie to:tao,dao,tu,dou toi:dai,tai tong:tang tou:tao,dao,tu,dou
  toy:dai,tai tsai:ji,qi tsak:ze,ce tsam:zhan tsan:zhen,can,zan tsang:zheng,seng,ceng tsat:qi tsau:zhou,qiu,chou tse:zhi,zi,jie tseh:jie
  tseok:jue,chao,zhuo tseuk:jue,chao,zhuo tseung:chang,xiang,zhang,qiang tsik:ji tsim:zhan tsin:qian tsing:jing,qing,zhen,zheng,cheng
  tsit:zhe,jie tsiu:zhao,chao tso:zu,chu tsoi:cai,zai tsong:zhuang,cang tsor:chu tsou:zu tsoy:cai,zai tsu:zhu tsue:zhu
  tsuen:quan,cun,chuan,zun tsui:cui,xu,sui tsuk:zhu tsun:zhen,jun,jin,quan,cun,chun tsung:zhong,song,zong,cong,zheng,seng tsut:qi tsyu:zhu
  tsz:zhi,zi,ci tuen:tuan,duan tuk:de,te tun:tuan,dun,duan tung:tong,dong,teng tze:zhi,zi,ci un:yin ung:ying wa:hua wai:wei,huai,hui wak:hua
  wan:yun,wen,yin,huan wang:hong wing:yong,ying,rong wo:he wong:wang,huang woo:hu woon:yuan,huan,wan wor:he wu:hu wui:hui
  wun:yun,yuan,huan,wan,wen,yin wung:hong yam:xin,yin,qin yan:yin,xin,ren,en yat:yi,ri yau:you,rou yee:yi,er,qi yeok:ruo yeuk:ruo
  yeung:yang,rang yi:yi,er,qi yik:yi yim:yan yin:yan,xian ying:ying,ning yip:ye yiu:yao yu:yu,ru yue:yu,ru yuen:yuan,wan,xuan yuet:yue yui:rui
  yuk:yu,xu yum:xin,yin,qin yun:yuan,wan,yin,xin,ren,en yung:yong,rong yut:yue,yi,ri
`

/** Mandarin syllables by Hong Kong spelling. */
export const CANTONESE_SYLLABLES: ReadonlyMap<string, readonly string[]> = new Map(
  SPELLINGS.trim()
    .split(/\s+/)
    .map((row): [string, string[]] => {
      const [spelling = '', syllables = ''] = row.split(':')
      return [spelling, syllables.split(',')]
    }),
)
