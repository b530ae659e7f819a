// What words are made of in the languages of the corpus. The words mean nothing:
// what counts for a build is their script, their length and how often each comes.

const latinMarks: Marks = { space: ' ', comma: ', ', stop: '. ', colon: ':', capitals: true };
const cjkMarks: Marks = { space: '', comma: '，', stop: '。', colon: '：', capitals: false };

/** By BCP 47 tag; the first is the language of the originals. */
export const scripts: Readonly<Record<Language, Script>> = {
  en: {
    ...latinMarks,
    frequent: split('the of to and a in is that it for as with on be this by are not or from at when which an if you can has'),
    alphabets: [
      split(
        'con ter pro ment able tion re de in ver ing sta lo ca per mo ro ti na le si ma di la ra se con fi gu co nec tor han dle mis val ue set for mat pa ge bu il run ti me ser vice load er sys tem log fail ace mem or wri te re ad lin ker mod ule pat ker nel so cket',
      ),
    ],
  },
  ja: {
    ...cjkMarks,
    comma: '、',
    frequent: split('の を に は が と で も する された している から まで ため こと この その また および です ます ない ある ように'),
    alphabets: [
      split(
        '実 行 環 境 設 定 依 存 関 係 接 続 確 認 解 決 方 法 問 題 原 因 発 生 場 合 使 用 再 起 動 変 更 追 加 削 除 内 部 外 出 力 入 失 敗 成 功 権 限 管 理 検 索 対 象 型 値 数 列 時 間 通 信 保 証 明 書 鍵 公 開 非 同 期 処 版 新 旧 最 大 小 化 性 能 計 算 領 域 番 号 情 報 記 録 読 込 書 式 名 前 後 本 体 構 成 要 素 空 白 文 字 符 順 序',
      ),
      split(
        'サー バー ファ イル デー タベ エラ ーコ モジ ュー ライ ブラ パッ ケー スク リプ コン テナ クラ スタ ビル ドメ メモ リー プロ セス ログ',
      ),
    ],
  },
  'zh-Hans': {
    ...cjkMarks,
    frequent: split('的 了 在 是 和 与 或 不 有 这 该 将 会 可以 如果 因为 所以 但是 以及 需要 使用 进行 当 被 为 对 从 到 中 时'),
    alphabets: [
      split(
        '错 误 编 译 运 行 环 境 设 置 依 赖 连 接 确 认 解 决 方 法 问 题 原 因 发 生 情 况 版 本 更 新 安 装 删 除 内 存 外 部 输 出 入 失 败 成 功 权 限 管 理 检 查 对 象 类 型 数 值 列 时 间 通 信 保 护 证 书 密 钥 公 开 异 步 处 程 序 最 大 小 化 性 能 计 算 区 域 编 号 信 息 记 录 读 写 格 式 名 称 前 后 主 体 结 构 元 素 空 白 文 字 符 顺 节 点 网 络 服 务 器 线 缓 冲 端 口 协 议 请 求 响 应 语 句',
      ),
    ],
  },
  'zh-Hant': {
    ...cjkMarks,
    frequent: split('的 了 在 是 和 與 或 不 有 這 該 將 會 可以 如果 因為 所以 但是 以及 需要 使用 進行 當 被 為 對 從 到 中 時'),
    alphabets: [
      split(
        '錯 誤 編 譯 執 行 環 境 設 定 相 依 連 接 確 認 解 決 方 法 問 題 原 因 發 生 情 況 版 本 更 新 安 裝 刪 除 內 存 外 部 輸 出 入 失 敗 成 功 權 限 管 理 檢 查 對 象 類 型 數 值 列 時 間 通 訊 保 護 證 書 密 鑰 公 開 異 步 處 程 序 最 大 小 化 性 能 計 算 區 域 編 號 資 料 記 錄 讀 寫 格 式 名 稱 前 後 主 體 結 構 元 素 空 白 文 字 符 順 節 點 網 路 服 務 器 線 緩 衝 端 口 協 議 請 求 回 應 語 句',
      ),
    ],
  },
  ko: {
    ...latinMarks,
    capitals: false,
    frequent: split('이 그 및 또는 그리고 하지만 경우 다음 때문에 수 있습니다 없습니다 합니다 됩니다 것 더 모든 같은 위해 대한'),
    alphabets: [
      split(
        '설 정 오 류 실 행 환 경 연 결 확 인 해 방 법 문 제 원 발 생 버 전 추 가 삭 제 내 부 외 출 력 입 패 공 권 한 관 리 검 색 대 상 형 값 수 열 시 간 통 신 보 증 명 서 키 개 비 동 기 처 신 최 소 화 성 능 계 산 영 역 번 호 정 기 록 읽 쓰 모 듈 파 일 서 버 메 리 컴 포 넌 트',
      ),
    ],
    endings: ['', '', '은', '는', '이', '가', '을', '를', '에', '의', '에서', '으로', '와'],
  },
  de: {
    ...latinMarks,
    frequent: split('der die das und in zu den ist von mit auf für nicht ein eine wird als auch dem es an werden aus bei oder nach wenn'),
    alphabets: [
      split(
        'ver be ge ein aus an auf ab vor zu lauf zeit spei cher feh ler da tei dienst ser ver bin dung ent wick lung um ge bung ein stel len aus füh rung mel dung pa ket quel le ord ner be rech ti gung schlüs sel netz werk zer ti fi kat prü fen lö sung ur sa che schritt heit keit ung lich bar',
      ),
    ],
  },
  es: {
    ...latinMarks,
    frequent: split('de la el en y a los se que del las un por con no una es para su al como lo si o más este cuando'),
    alphabets: [
      split(
        'con pro re de ción dor mien to ta da do ra ro er rror me mo ria ser vi cio ar chi vo en la ce lis mo du lo pa que te ver sión ins tal ar e je cu ción cla ve red per mi so so lu pro ble ma cau sa va ri a ble cer ti fi ca do sis te ma pun to',
      ),
    ],
  },
  fr: {
    ...latinMarks,
    frequent: split('de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec ou si'),
    alphabets: [
      split(
        'con pro ré dé tion teur ment er reur mé moi re ser vi ce fi chier lien lis te mo du le pa quet ver sion ins tal la exé cu clé ré seau per mis so lu pro blè me cau se va ri a ble cer ti fi cat sys tè me point sup pri mer ajou ter char ge',
      ),
    ],
  },
  ar: {
    ...latinMarks,
    comma: '، ',
    capitals: false,
    frequent: split('في من على إلى أن هذا هذه التي الذي عن مع لا أو ما إذا عند كان قد يمكن يجب بعد قبل كل ثم'),
    alphabets: [
      split(
        'ال مل خط أخ طاء تش غيل بي ئة إع داد ات صال تح قق حل طر يقة مش كلة سبب حد وث إص دار تح ديث تث بيت حذف دا خل خا رج فش نجا صلا حية إدا رة بحث نوع قيم عدد وقت شها دة مفت اح عا مة معا لجة أد اء حسا منط رقم معل وما سجل قرا ءة كتا بة اسم هيك عنص نص رمز خا دم شب كة ذا كرة',
      ),
    ],
  },
};

/** In the order in which translations are made. */
export const languages = Object.keys(scripts) as Language[];

function split(text: string): string[] {
  return [...new Set(text.split(' '))];
}

export type Language = 'en' | 'ja' | 'zh-Hans' | 'zh-Hant' | 'ko' | 'de' | 'es' | 'fr' | 'ar';

interface Marks {
  /** Between words. */
  space: string;
  comma: string;
  /** Ends a sentence; a trailing space parts it from the next. */
  stop: string;
  colon: string;
  /** Whether sentences begin with one. */
  capitals: boolean;
}

export interface Script extends Marks {
  /** Short words that every text has, the most frequent first. */
  frequent: readonly string[];
  /** Pieces that other words are made of; a word takes all of its own from one list. */
  alphabets: readonly (readonly string[])[];
  /** Particles that words may end in. */
  endings?: readonly string[];
}
