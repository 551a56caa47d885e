<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja">
<context>
    <name>FlowWords</name>
    <message>
        <source>Answered</source>
        <translation>応答した</translation>
    </message>
    <message>
        <source>Opening statement read</source>
        <translation>開始案内を読み上げた</translation>
    </message>
    <message>
        <source>Complaint: %1</source>
        <translation>主訴「%1」</translation>
    </message>
    <message>
        <source>Began %1</source>
        <translation>%1 を始めた</translation>
    </message>
    <message>
        <source>Took back %1</source>
        <translation>%1 を取り下げた</translation>
    </message>
    <message>
        <source>Protocol: %1</source>
        <translation>判定 %1</translation>
    </message>
    <message>
        <source>As the protocol says</source>
        <translation>プロトコルどおり</translation>
    </message>
    <message>
        <source>Nurse&apos;s decision: %1</source>
        <translation>看護師の判断 %1</translation>
    </message>
    <message>
        <source>Advice read</source>
        <translation>助言を読み上げた</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>取り消し</translation>
    </message>
</context>
<context>
    <name>ctl</name>
    <message>
        <source>Usage: kikitorictl %1</source>
        <translation>使い方：kikitorictl %1</translation>
    </message>
    <message>
        <source>say who you are: --as ID</source>
        <translation>--as ID であなたの ID を指定してください</translation>
    </message>
    <message>
        <source>Password of %1: </source>
        <translation>%1 のパスワード：</translation>
    </message>
    <message>
        <source>kikitorictl [--home FOLDER] [--lang en] COMMAND
  people add ID NAME --roles nurse,lead [--as ADMIN]   add a person (the first needs no --as)
  people list
  protocol check FOLDER [--json]                       read a protocol pack and say what is wrong
  protocol find &quot;WORDS&quot; [--age N] [--json]             find protocols in the caller&apos;s words
  case list --as ID [--day YYYY-MM-DD] [--words TEXT]  cases of a day
  case show NUMBER --as ID                             one case with every entry
  report day --as ID --date YYYY-MM-DD [--program P] --out FILE.xlsx
  share init --connection STRING                       make or migrate the shared store
  sync run --as ID                                     send what is pending
  sync status --as ID                                  compare counts and hashes of both stores
  store verify --as ID                                 check the store
Passwords are asked for, or read from standard input, one a line.</source>
        <translation>kikitorictl [--home フォルダー] [--lang en] 命令
  people add ID 氏名 --roles nurse,lead [--as 管理者]   職員を登録する（最初の一人は --as なし）
  people list                                          職員の一覧
  protocol check フォルダー [--json]                   プロトコルを読み、誤りの場所を示す
  protocol find &quot;ことば&quot; [--age 歳] [--json]           相談者のことばからプロトコルを探す
  case list --as ID [--day 年-月-日] [--words ことば]  相談の一覧
  case show 番号 --as ID                               一件の全記録
  report day --as ID --date 年-月-日 [--program 業務] --out ファイル.xlsx
  share init --connection 接続文字列                   共有先を用意する
  sync run --as ID                                     未送信を送る
  sync status --as ID                                  両方の件数とハッシュを比べる
  store verify --as ID                                 記録を検査する
パスワードは尋ねます。標準入力からなら一行に一つ。</translation>
    </message>
    <message>
        <source>New password for %1: </source>
        <translation>%1 の新しいパスワード（8 文字以上）：</translation>
    </message>
    <message>
        <source>%1 can sign in now.</source>
        <translation>%1 さんがサインインできるようになりました。</translation>
    </message>
    <message>
        <source>%1 %2: %3 protocols, %4 items, SHA-256 %5</source>
        <translation>%1 %2：プロトコル %3 件、項目 %4 件、SHA-256 %5</translation>
    </message>
    <message>
        <source>entries here	%1
pending	%2
set aside	%3
acknowledged	%4 (%5)
in the shared store	%6 (%7)
cases there	open %8, closed %9</source>
        <translation>この席の記録	%1
未送信	%2
取り分け	%3
送信済み	%4（%5）
共有先の記録	%6（%7）
共有先の相談	対応中 %8、終了 %9</translation>
    </message>
    <message>
        <source>complete: both sides hold the same</source>
        <translation>一致：両方に同じ記録があります</translation>
    </message>
    <message>
        <source>not complete</source>
        <translation>まだ一致していません</translation>
    </message>
    <message>
        <source>sent	%1</source>
        <translation>送信	%1</translation>
    </message>
    <message>
        <source>shared store ready, schema %1</source>
        <translation>共有先の準備ができました（版 %1）</translation>
    </message>
    <message>
        <source>store opens and is sound, %1 entries</source>
        <translation>記録は開けて、壊れていません（%1 件）</translation>
    </message>
</context>
<context>
    <name>kikitori::CallerCard</name>
    <message>
        <source>Caller</source>
        <translation>発信者</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>番号非通知</translation>
    </message>
    <message>
        <source>%1 (by area code)</source>
        <translation>%1（市外局番から）</translation>
    </message>
    <message>
        <source>Call %1 within %2 hours. Ask first whether it has become worse.</source>
        <translation>%2時間以内に%1回目の相談です。前回より悪くなっていないかを先に聞いてください。</translation>
    </message>
    <message numerus="yes">
        <source>Earlier cases of this number: %n</source>
        <translation>
            <numerusform>この番号の相談　%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>No earlier case of this number</source>
        <translation>この番号からの相談は初めてです</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
</context>
<context>
    <name>kikitori::CaseDetail</name>
    <message>
        <source>Answers and changes</source>
        <translation>答えと記録の変更</translation>
    </message>
    <message>
        <source>No case is open.</source>
        <translation>開いている相談はありません。</translation>
    </message>
    <message>
        <source>open the next, the previous</source>
        <translation>次・前の相談を開く</translation>
    </message>
    <message>
        <source>into the case: answers, recording, changes</source>
        <translation>相談の中へ（回答・録音・変更履歴）</translation>
    </message>
    <message>
        <source>search the words of a case</source>
        <translation>相談内容の言葉で探す</translation>
    </message>
    <message>
        <source>the day before, the day after</source>
        <translation>前の日・次の日</translation>
    </message>
    <message>
        <source>Each case opened is written down with your name.</source>
        <translation>相談を開くと、あなたの名前とともに記録されます。</translation>
    </message>
    <message>
        <source>Protocol %1</source>
        <translation>プロトコル %1</translation>
    </message>
    <message>
        <source>%1 → nurse %2</source>
        <translation>%1 → 看護師 %2</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>理由：%1</translation>
    </message>
    <message>
        <source>Closed with red questions open: %1</source>
        <translation>赤の質問を残して閉じた：%1</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>案内</translation>
    </message>
    <message>
        <source>emergency</source>
        <translation>緊急確認</translation>
    </message>
    <message>
        <source>complaint</source>
        <translation>主訴</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>advice</source>
        <translation>助言</translation>
    </message>
</context>
<context>
    <name>kikitori::CaseFacts</name>
    <message>
        <source>ddd d MMM</source>
        <translation>M/d(ddd)</translation>
    </message>
    <message>
        <source>still open</source>
        <translation>対応中</translation>
    </message>
    <message>
        <source>%1 %2–%3</source>
        <translation>%1 %2–%3</translation>
    </message>
    <message>
        <source>on the line</source>
        <translation>通話中</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>not noted</source>
        <translation>記録なし</translation>
    </message>
    <message>
        <source>by guidance</source>
        <translation>音声案内</translation>
    </message>
    <message>
        <source>read aloud</source>
        <translation>読み上げ</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受付</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>受付者</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>着信</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>開始案内</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>プロトコル</translation>
    </message>
    <message>
        <source>%1 (%2 %3)</source>
        <translation>%1（%2 %3）</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>主訴</translation>
    </message>
    <message>
        <source>Handed to</source>
        <translation>転送先</translation>
    </message>
    <message>
        <source>%1 + after-call %2</source>
        <translation>%1＋後処理 %2</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>通話</translation>
    </message>
    <message>
        <source>%1 years</source>
        <translation>%1歳</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
</context>
<context>
    <name>kikitori::CaseHeader</name>
    <message>
        <source>adult</source>
        <translation>成人</translation>
    </message>
    <message>
        <source>child</source>
        <translation>小児</translation>
    </message>
    <message>
        <source>Opening statement</source>
        <translation>開始案内</translation>
    </message>
    <message>
        <source>Emergency check</source>
        <translation>緊急確認</translation>
    </message>
    <message>
        <source>What is wrong, in the caller&apos;s words</source>
        <translation>どうされましたか</translation>
    </message>
    <message>
        <source>No symptom chosen yet</source>
        <translation>症状はまだ選ばれていません</translation>
    </message>
    <message>
        <source>Result and advice</source>
        <translation>判定と助言</translation>
    </message>
    <message>
        <source>How the case ends</source>
        <translation>対応結果</translation>
    </message>
    <message>
        <source>age %1</source>
        <translation>%1歳</translation>
    </message>
    <message>
        <source>Nurse&apos;s decision (protocol: %1)</source>
        <translation>看護師の判断（プロトコルは %1）</translation>
    </message>
    <message numerus="yes">
        <source>%n red questions not answered</source>
        <translation>
            <numerusform>未回答の赤が %n つあります</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kikitori::CaseLines</name>
    <message>
        <source>Answers (Enter: hear it)</source>
        <translation>答え（Enter でその声を聞く）</translation>
    </message>
    <message>
        <source>Changes to the record (%1)</source>
        <translation>記録の変更（%1件）</translation>
    </message>
</context>
<context>
    <name>kikitori::CaseListModel</name>
    <message>
        <source>in progress</source>
        <translation>対応中</translation>
    </message>
    <message>
        <source>no urgency yet</source>
        <translation>緊急度はまだ</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>緊急度</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>プロトコル</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>相談内容</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>市町村</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>対応結果</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>受付者</translation>
    </message>
</context>
<context>
    <name>kikitori::ChecklistPanel</name>
    <message>
        <source>Questions of the protocol</source>
        <translation>プロトコルの質問</translation>
    </message>
    <message>
        <source>Press / and type what the caller says.</source>
        <translation>「/」を押して、相談者の言葉を入れてください。</translation>
    </message>
    <message>
        <source>None of these: tell what to do at home, and when to call again</source>
        <translation>どれにも当てはまらない。家庭での対処と、もう一度かける目安を伝える</translation>
    </message>
    <message>
        <source>None of these: still to be seen, and when to call again</source>
        <translation>どれにも当てはまらない。それでも受診を勧め、もう一度かける目安を伝える</translation>
    </message>
</context>
<context>
    <name>kikitori::CloseBar</name>
    <message>
        <source>Opening statement</source>
        <translation>開始案内</translation>
    </message>
    <message>
        <source>Emergency check</source>
        <translation>緊急確認</translation>
    </message>
    <message>
        <source>Red not answered</source>
        <translation>赤の未回答</translation>
    </message>
    <message>
        <source>Why red questions stay open</source>
        <translation>赤を聞かなかった理由</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>相談を閉じる</translation>
    </message>
    <message>
        <source>After hanging up</source>
        <translation>電話を切ったあとに</translation>
    </message>
    <message>
        <source>Before closing:</source>
        <translation>閉じる前に</translation>
    </message>
    <message>
        <source>Reason of the decision</source>
        <translation>判断の理由</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>判定</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kikitori::ComplaintPanel</name>
    <message>
        <source>Complaint in the caller&apos;s words</source>
        <translation>主訴（相談者の言葉）</translation>
    </message>
    <message>
        <source>As the caller says it</source>
        <translation>相談者の言葉のまま</translation>
    </message>
    <message>
        <source>Type what the caller says, such as “my chest feels tight”.</source>
        <translation>聞いたまま入れてください。例：胸が締めつけられる</translation>
    </message>
    <message>
        <source>Nothing found. Try the part of the body, or another word.</source>
        <translation>見つかりません。体の場所や、別の言い方で入れてみてください。</translation>
    </message>
    <message>
        <source>↑ ↓ choose, Enter begins the questions. More symptoms can be added later.</source>
        <translation>↑↓で選び、Enterで質問を始めます。症状はあとから足せます。</translation>
    </message>
    <message>
        <source>begun ✓</source>
        <translation>始めています ✓</translation>
    </message>
</context>
<context>
    <name>kikitori::DayFormModel</name>
    <message>
        <source>Mean per hour</source>
        <translation>1時間平均</translation>
    </message>
    <message>
        <source>Whole day</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>%1–%2 h</source>
        <translation>%1時～%2時</translation>
    </message>
    <message>
        <source>%1 calls, %2 handled</source>
        <translation>入電%1件、対応%2件</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>配置人数</translation>
    </message>
    <message>
        <source>Calls (A)</source>
        <translation>入電 (A)</translation>
    </message>
    <message>
        <source>Handled (B)</source>
        <translation>対応 (B)</translation>
    </message>
    <message>
        <source>B/A %</source>
        <translation>応答率 B/A %</translation>
    </message>
    <message>
        <source>Lines taken, min</source>
        <translation>回線閉塞 分</translation>
    </message>
    <message>
        <source>Mean handling, min</source>
        <translation>平均処理 分</translation>
    </message>
    <message>
        <source>Calls ▒ and handled █</source>
        <translation>入電 ▒ ・ 対応 █</translation>
    </message>
</context>
<context>
    <name>kikitori::DayFormWindow</name>
    <message>
        <source>Day form</source>
        <translation>日表</translation>
    </message>
    <message>
        <source>Day form by hour</source>
        <translation>日表（時間別）</translation>
    </message>
    <message>
        <source>Your role does not see the day form. A lead can write it for you.</source>
        <translation>この役割では日表を見られません。業務責任者に頼んでください。</translation>
    </message>
    <message>
        <source>Previous day</source>
        <translation>前の日</translation>
    </message>
    <message>
        <source>yyyy-MM-dd (ddd)</source>
        <translation>yyyy年M月d日(ddd)</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>次の日</translation>
    </message>
    <message>
        <source>Write as Excel file  Ctrl+E</source>
        <translation>Excelに書き出す  Ctrl+E</translation>
    </message>
    <message>
        <source>Back  Esc</source>
        <translation>戻る  Esc</translation>
    </message>
    <message>
        <source>Where should the day form go?</source>
        <translation>日表をどこに書き出しますか</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excelブック (*.xlsx)</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>書き出しました：%1</translation>
    </message>
    <message>
        <source>The form was not written, because it could not be written down that you took it out. %1</source>
        <translation>持ち出しの記録を残せなかったので、日表は書き出していません。%1</translation>
    </message>
    <message>
        <source>Day form  %1  (%2 lines)</source>
        <translation>日表　%1（%2回線）</translation>
    </message>
</context>
<context>
    <name>kikitori::DaySummary</name>
    <message>
        <source>The day in figures</source>
        <translation>この日の数字</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>入電</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>対応</translation>
    </message>
    <message>
        <source>Answer rate</source>
        <translation>応答率</translation>
    </message>
    <message>
        <source>Mean handling</source>
        <translation>平均処理時間</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>件</translation>
    </message>
    <message>
        <source>Lines all taken</source>
        <translation>回線閉塞</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>By urgency</source>
        <translation>緊急度の内訳</translation>
    </message>
    <message>
        <source>none decided yet</source>
        <translation>まだありません</translation>
    </message>
    <message>
        <source>%1h</source>
        <translation>%1時</translation>
    </message>
</context>
<context>
    <name>kikitori::DecisionCard</name>
    <message>
        <source>Your own decision, if it differs</source>
        <translation>看護師の判断（プロトコルと違うとき）</translation>
    </message>
    <message>
        <source>As the protocol says</source>
        <translation>プロトコルどおり</translation>
    </message>
    <message>
        <source>Reason (needed when it differs)</source>
        <translation>理由（プロトコルと違うときは必須）</translation>
    </message>
    <message>
        <source>Reason of the decision</source>
        <translation>判断の理由</translation>
    </message>
    <message>
        <source>The protocol says %1 %2</source>
        <translation>プロトコルの判定　%1　%2</translation>
    </message>
    <message>
        <source>The protocol says nothing yet</source>
        <translation>プロトコルの判定はまだありません</translation>
    </message>
</context>
<context>
    <name>kikitori::DeskWindow</name>
    <message>
        <source>Kikitori</source>
        <translation>聞き取り</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>応答</translation>
    </message>
    <message>
        <source>Go away</source>
        <translation>離席する</translation>
    </message>
    <message>
        <source>Go ready</source>
        <translation>待機する</translation>
    </message>
    <message>
        <source>Case log</source>
        <translation>相談一覧</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>サインアウト</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>読み上げる</translation>
    </message>
    <message>
        <source>Answer the question</source>
        <translation>答える</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>All the rest: no</source>
        <translation>残りはすべて「いいえ」</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>始める</translation>
    </message>
    <message>
        <source>Decide yourself</source>
        <translation>自分で判断</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>選ぶ</translation>
    </message>
    <message>
        <source>Add a symptom</source>
        <translation>症状を足す</translation>
    </message>
    <message>
        <source>Find a symptom</source>
        <translation>症状を探す</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>記録へ</translation>
    </message>
    <message>
        <source>Back to the questions</source>
        <translation>質問へ戻る</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>電話を切る</translation>
    </message>
    <message>
        <source>Other symptom</source>
        <translation>ほかの症状</translation>
    </message>
    <message>
        <source>Take back the symptom</source>
        <translation>症状を取り下げる</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>取り消す</translation>
    </message>
    <message>
        <source>A case is open. The window stays, so that nobody is cut off. Close the case first.</source>
        <translation>相談が開いています。電話が切れないように、画面は閉じません。先に相談を閉じてください。</translation>
    </message>
    <message>
        <source>%1 finishes this case. New calls are for %2.</source>
        <translation>この相談は %1 が仕上げます。これからの電話は %2 が受けます。</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>画面をロック</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交代</translation>
    </message>
    <message>
        <source>Yes to that check</source>
        <translation>その項目を「はい」に</translation>
    </message>
</context>
<context>
    <name>kikitori::DestinationList</name>
    <message>
        <source>Hand the call to</source>
        <translation>転送先</translation>
    </message>
    <message>
        <source>Hand the call to (Esc: go back)</source>
        <translation>転送先を選ぶ（Esc でやめる）</translation>
    </message>
</context>
<context>
    <name>kikitori::DispositionPanel</name>
    <message>
        <source>How the case ends</source>
        <translation>対応結果</translation>
    </message>
    <message>
        <source>Say before hanging up</source>
        <translation>電話を切る前に伝える</translation>
    </message>
</context>
<context>
    <name>kikitori::EmergencyPanel</name>
    <message>
        <source>Emergency check</source>
        <translation>緊急確認</translation>
    </message>
    <message>
        <source>All the rest: no</source>
        <translation>残りはすべて「いいえ」</translation>
    </message>
    <message>
        <source>Read aloud until help comes</source>
        <translation>救急車が来るまで、読み上げる</translation>
    </message>
    <message>
        <source>Go on to the result</source>
        <translation>判定と助言へ進む</translation>
    </message>
    <message>
        <source>Red: press F9 to transfer to 119 now</source>
        <translation>赤です。F9 で今すぐ119へ転送</translation>
    </message>
    <message>
        <source>Red: ask where the patient is (F2), then F9. Or ask to redial 119.</source>
        <translation>赤です。いる場所を聞いて（F2）F9 で119へ。または119へのかけ直しを頼む</translation>
    </message>
    <message>
        <source>Go on to the complaint</source>
        <translation>主訴へ進む</translation>
    </message>
    <message>
        <source>Red: an ambulance is needed now</source>
        <translation>赤です。今すぐ救急車が必要です</translation>
    </message>
</context>
<context>
    <name>kikitori::EmergencyStrip</name>
    <message>
        <source>Emergency check</source>
        <translation>緊急確認</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>The complaint has words of “%1”. Press E and ask again.</source>
        <translation>主訴に「%1」の言葉があります。E で聞き直してください。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>直す</translation>
    </message>
</context>
<context>
    <name>kikitori::EntryWords</name>
    <message>
        <source>not decided</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Opening statement</source>
        <translation>開始案内</translation>
    </message>
    <message>
        <source>by guidance</source>
        <translation>音声案内</translation>
    </message>
    <message>
        <source>read aloud</source>
        <translation>読み上げ</translation>
    </message>
    <message>
        <source>Emergency checks (%1)</source>
        <translation>緊急確認（%1項目）</translation>
    </message>
    <message>
        <source>Emergency check: %1</source>
        <translation>緊急確認：%1</translation>
    </message>
    <message>
        <source>all no</source>
        <translation>すべて否</translation>
    </message>
    <message>
        <source>Complaint: %1</source>
        <translation>主訴：%1</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Opening statement given by guidance</source>
        <translation>開始案内：音声案内</translation>
    </message>
    <message>
        <source>Opening statement read aloud</source>
        <translation>開始案内：読み上げ</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Closed with red questions open: %1</source>
        <translation>赤の質問を残して閉じた：%1</translation>
    </message>
    <message>
        <source>Opened again: %1</source>
        <translation>もう一度開く：%1</translation>
    </message>
    <message>
        <source>Emergency check, %1: %2</source>
        <translation>緊急確認 %1：%2</translation>
    </message>
    <message>
        <source>Protocol chosen: %1 (%2 %3)</source>
        <translation>プロトコルを選ぶ：%1（%2 %3）</translation>
    </message>
    <message>
        <source>Protocol withdrawn: %1</source>
        <translation>プロトコルを取り下げ：%1</translation>
    </message>
    <message>
        <source>Protocol: %1</source>
        <translation>プロトコルの判定：%1</translation>
    </message>
    <message>
        <source>Nurse&apos;s decision taken back: as the protocol says</source>
        <translation>看護師の判断を取り消し（プロトコルどおり）</translation>
    </message>
    <message>
        <source>Nurse&apos;s decision: %1 (%2)</source>
        <translation>看護師の判断：%1（%2）</translation>
    </message>
    <message>
        <source>Advice given</source>
        <translation>助言を伝えた</translation>
    </message>
    <message>
        <source>Something that a newer version wrote (%1)</source>
        <translation>新しい版が書いた記録（%1）</translation>
    </message>
</context>
<context>
    <name>kikitori::FilterBar</name>
    <message>
        <source>/  Search: content, complaint, place, number</source>
        <translation>/  探す：相談内容・主訴・市町村・番号</translation>
    </message>
    <message>
        <source>Search words</source>
        <translation>探すことば</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>受付者</translation>
    </message>
    <message>
        <source>Receiver (A)</source>
        <translation>受付者（A）</translation>
    </message>
    <message>
        <source>All receivers  A</source>
        <translation>受付者すべて  A</translation>
    </message>
    <message>
        <source>Previous day</source>
        <translation>前の日</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>yyyy-MM-dd (ddd)</source>
        <translation>yyyy年M月d日(ddd)</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>次の日</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>全期間</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>All urgencies</source>
        <translation>緊急度すべて</translation>
    </message>
    <message>
        <source>Only %1 (key %2)</source>
        <translation>%1だけ（%2キー）</translation>
    </message>
    <message>
        <source>All urgencies (key 0)</source>
        <translation>緊急度すべて（0キー）</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>すべて %1</translation>
    </message>
</context>
<context>
    <name>kikitori::FlowCard</name>
    <message>
        <source>Course of the call</source>
        <translation>聞き取りの流れ</translation>
    </message>
    <message>
        <source>Emergency check: the rest “no”</source>
        <translation>緊急確認　残りは「いいえ」</translation>
    </message>
</context>
<context>
    <name>kikitori::IdlePanel</name>
    <message>
        <source>Break</source>
        <translation>休憩</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>打ち合わせ</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>研修</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>断る</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>The next call rings here. Answer with Enter or F1.</source>
        <translation>次の電話がここで鳴ります。Enter か F1 で応答します。</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>離席</translation>
    </message>
    <message>
        <source>Away: %1</source>
        <translation>離席（%1）</translation>
    </message>
    <message>
        <source>No call comes to this desk.</source>
        <translation>この席に電話は入りません。</translation>
    </message>
    <message>
        <source>Go ready</source>
        <translation>待機する</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>番号非通知</translation>
    </message>
    <message>
        <source>Call %1 within %2 hours</source>
        <translation>%2時間以内に%1回目の相談</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>応答</translation>
    </message>
    <message>
        <source>Cases not closed yet. Nothing was lost; go on where it stopped.</source>
        <translation>閉じていない相談があります。記録は残っています。続きから始められます。</translation>
    </message>
    <message>
        <source>Go away for:</source>
        <translation>離席の理由</translation>
    </message>
</context>
<context>
    <name>kikitori::KeyBar</name>
    <message>
        <source>Details</source>
        <translation>詳しく</translation>
    </message>
</context>
<context>
    <name>kikitori::LockWindow</name>
    <message>
        <source>Kikitori: locked</source>
        <translation>聞き取り　ロック中</translation>
    </message>
    <message>
        <source>The screen is locked. %1 locked it at %2.</source>
        <translation>%1 が %2 に画面をロックしました。</translation>
    </message>
    <message>
        <source>A call is on. It goes on and is recorded.</source>
        <translation>通話中です。通話と録音は続いています。</translation>
    </message>
    <message>
        <source>A call is on. It goes on.</source>
        <translation>通話中です。通話は続いています。</translation>
    </message>
    <message>
        <source>A call is on hold.</source>
        <translation>保留中の通話があります。</translation>
    </message>
    <message>
        <source>A case is open. What was typed is kept.</source>
        <translation>閉じていない相談があります。入力した内容は残っています。</translation>
    </message>
    <message>
        <source>A call rings: unlock to answer.</source>
        <translation>着信中です。ロックを解除すると応答できます。</translation>
    </message>
    <message>
        <source>No call is on.</source>
        <translation>通話はありません。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>ロックを解除</translation>
    </message>
    <message>
        <source>Take over the desk</source>
        <translation>この席を引き継ぐ</translation>
    </message>
    <message>
        <source>Somebody else who signs in here takes over the desk. A case in hand stays with %1.</source>
        <translation>別の人がここでサインインすると、席を引き継ぎます。途中の相談は %1 のままです。</translation>
    </message>
    <message>
        <source>The code was last shown over 12 hours ago and is asked for again.</source>
        <translation>認証コードの確認から12時間を過ぎたため、もう一度コードを入れてください。</translation>
    </message>
    <message>
        <source>The password is enough: the code is asked for again 12 hours after signing in.</source>
        <translation>パスワードだけで解除できます。認証コードは、サインインから12時間後にもう一度確認します。</translation>
    </message>
</context>
<context>
    <name>kikitori::LogWindow</name>
    <message>
        <source>Case log</source>
        <translation>相談記録</translation>
    </message>
    <message>
        <source>No cases here.</source>
        <translation>この条件の相談はありません。</translation>
    </message>
    <message>
        <source>Nothing found. Fewer words, or all days (D)?</source>
        <translation>見つかりません。ことばを減らすか、全期間（D）で探してください。</translation>
    </message>
    <message>
        <source>%1 of %2 cases</source>
        <translation>%2件中 %1件</translation>
    </message>
    <message>
        <source>The case stays closed, because it could not be written down that you opened it. %1</source>
        <translation>開いたことを記録に残せないので、この相談は開きません。%1</translation>
    </message>
    <message>
        <source>It is not played, because it could not be written down that you hear it. %1</source>
        <translation>聞いたことを記録に残せないので、再生しません。%1</translation>
    </message>
    <message>
        <source>Your role does not read case records. The day form (Ctrl+E) is open to whoever reports; for a case, ask a lead.</source>
        <translation>この役割では相談記録を読めません。報告にかかわる方は日表（Ctrl+E）を見られます。個別の相談は業務責任者に頼んでください。</translation>
    </message>
    <message>
        <source>Program %1</source>
        <translation>業務 %1</translation>
    </message>
    <message>
        <source>All programs</source>
        <translation>すべての業務</translation>
    </message>
    <message>
        <source>Cases, newest first</source>
        <translation>相談の一覧（新しい順）</translation>
    </message>
    <message>
        <source>next, previous</source>
        <translation>次・前</translation>
    </message>
    <message>
        <source>into the case</source>
        <translation>相談の中へ</translation>
    </message>
    <message>
        <source>search</source>
        <translation>探す</translation>
    </message>
    <message>
        <source>play, pause</source>
        <translation>再生・停止</translation>
    </message>
    <message>
        <source>5 seconds</source>
        <translation>5秒戻る・進む</translation>
    </message>
    <message>
        <source>urgency</source>
        <translation>緊急度</translation>
    </message>
    <message>
        <source>program</source>
        <translation>業務</translation>
    </message>
    <message>
        <source>day form</source>
        <translation>日表</translation>
    </message>
    <message>
        <source>back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Opening, searching, playing and exporting are all written down</source>
        <translation>閲覧・検索・再生・出力はすべて記録されます</translation>
    </message>
    <message>
        <source>Your role does not see the day form. A lead can write it for you.</source>
        <translation>この役割では日表を見られません。業務責任者に頼んでください。</translation>
    </message>
</context>
<context>
    <name>kikitori::NoticeBar</name>
    <message>
        <source>Put away</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>kikitori::OpeningPanel</name>
    <message>
        <source>Opening statement</source>
        <translation>開始案内</translation>
    </message>
    <message>
        <source>Read aloud, go on</source>
        <translation>読み上げた。緊急確認へ進む</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>読み上げる</translation>
    </message>
    <message>
        <source>Read ✓ Go on to the emergency check</source>
        <translation>読み上げ済み ✓　緊急確認へ進む</translation>
    </message>
</context>
<context>
    <name>kikitori::PhoneCard</name>
    <message>
        <source>Phone</source>
        <translation>電話</translation>
    </message>
    <message>
        <source>Caller&apos;s voice</source>
        <translation>相手の声</translation>
    </message>
    <message>
        <source>Your voice</source>
        <translation>自分の声</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>音質</translation>
    </message>
    <message>
        <source>Transfer to 119</source>
        <translation>119へ転送</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>医師</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>転送</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>消音</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>電話を切る</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>保留をとく</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>消音をとく</translation>
    </message>
    <message>
        <source>Transferring to %1 …</source>
        <translation>%1へ転送しています</translation>
    </message>
    <message>
        <source>Enter where the patient is, or ask to redial 119</source>
        <translation>所在地を入れるか、119へのかけ直しを頼んでください</translation>
    </message>
    <message>
        <source>Enter where the patient is</source>
        <translation>所在地を入れてください</translation>
    </message>
    <message>
        <source>Press F9 again to transfer</source>
        <translation>もう一度 F9 で転送します</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>Poor</source>
        <translation>悪い</translation>
    </message>
    <message>
        <source>%1 (loss %2 %)</source>
        <translation>%1（損失 %2 %）</translation>
    </message>
</context>
<context>
    <name>kikitori::QuestionRow</name>
    <message>
        <source>Not answered</source>
        <translation>未回答</translation>
    </message>
</context>
<context>
    <name>kikitori::RecordForm</name>
    <message>
        <source>Choose (required)</source>
        <translation>選ぶ（必須）</translation>
    </message>
    <message>
        <source>years</source>
        <translation>歳</translation>
    </message>
    <message>
        <source>Case record</source>
        <translation>相談記録</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>看護師の判断</translation>
    </message>
    <message>
        <source>Case record %1</source>
        <translation>相談記録　%1</translation>
    </message>
    <message>
        <source>As the protocol says</source>
        <translation>プロトコルどおり</translation>
    </message>
    <message>
        <source>Same as the protocol</source>
        <translation>プロトコルどおり</translation>
    </message>
    <message>
        <source>Reason is missing</source>
        <translation>理由を書いてください</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>保存中</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>保存済み %1</translation>
    </message>
    <message>
        <source>Cannot save</source>
        <translation>保存できません</translation>
    </message>
</context>
<context>
    <name>kikitori::RecordingPane</name>
    <message>
        <source>Recording</source>
        <translation>録音</translation>
    </message>
    <message>
        <source>Reading the recording …</source>
        <translation>録音を読んでいます…</translation>
    </message>
    <message>
        <source>Your role does not hear recordings. A lead can play it for you.</source>
        <translation>この役割では録音を聞けません。業務責任者が再生できます。</translation>
    </message>
    <message>
        <source>There is no recording of this case.</source>
        <translation>この相談の録音はありません。</translation>
    </message>
    <message>
        <source>The call is still being recorded. It can be heard after the hang-up.</source>
        <translation>通話を録音しているところです。切ったあとに聞けます。</translation>
    </message>
    <message>
        <source>This case has %1 recordings; this is the longest.</source>
        <translation>この相談の録音は%1本あります。いちばん長いものです。</translation>
    </message>
    <message>
        <source>Recording  %1</source>
        <translation>録音　%1</translation>
    </message>
    <message>
        <source>%1 long</source>
        <translation>長さ %1</translation>
    </message>
    <message>
        <source>The recording stops early; what is there is whole.</source>
        <translation>録音は途中で終わっています。残っている分は欠けていません。</translation>
    </message>
    <message>
        <source>There is no audio device, so it can be seen but not heard. Plug in a headset and open the case again.</source>
        <translation>音の出る機器がないので、見えますが聞けません。ヘッドセットをつないで、もう一度開いてください。</translation>
    </message>
    <message>
        <source>❙❙ Pause  Space</source>
        <translation>❙❙ 停止  Space</translation>
    </message>
    <message>
        <source>▶ Play  Space</source>
        <translation>▶ 再生  Space</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>再生</translation>
    </message>
</context>
<context>
    <name>kikitori::ResultPanel</name>
    <message>
        <source>Result and advice</source>
        <translation>判定と助言</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>読み上げる</translation>
    </message>
    <message>
        <source>First aid</source>
        <translation>応急手当</translation>
    </message>
    <message>
        <source>Watch for</source>
        <translation>様子を見るときの注意</translation>
    </message>
    <message>
        <source>Advice read aloud</source>
        <translation>助言を読み上げた</translation>
    </message>
    <message>
        <source>Not yet decided. Answer the open questions, or decide yourself below.</source>
        <translation>まだ判定できません。残りの質問に答えるか、下で判断してください。</translation>
    </message>
    <message>
        <source>Departments: %1</source>
        <translation>診療科　%1</translation>
    </message>
    <message>
        <source>Read ✓ Go on to how the case ends</source>
        <translation>読み上げ済み ✓　対応結果へ進む</translation>
    </message>
</context>
<context>
    <name>kikitori::SignInForm</name>
    <message>
        <source>Sign in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>お名前を選んでください</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>Six-digit code of your authenticator</source>
        <translation>認証アプリの6桁のコード</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>確認しています</translation>
    </message>
</context>
<context>
    <name>kikitori::SignInWindow</name>
    <message>
        <source>Kikitori: sign in</source>
        <translation>聞き取り　サインイン</translation>
    </message>
    <message>
        <source>Kikitori</source>
        <translation>聞き取り</translation>
    </message>
    <message>
        <source>Opening the store …</source>
        <translation>記録を開いています</translation>
    </message>
    <message>
        <source>Kikitori: hand over</source>
        <translation>聞き取り　交代</translation>
    </message>
    <message>
        <source>Take over the desk</source>
        <translation>この席を引き継ぐ</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交代</translation>
    </message>
    <message>
        <source>Sign in here: new calls are yours from then on. A case in hand stays with whoever took it.</source>
        <translation>次の人がここでサインインします。これからの電話は次の人が受け、途中の相談は受けた人が仕上げます。</translation>
    </message>
    <message>
        <source>Nobody is signed in. The line stays up; calls that come are written down.</source>
        <translation>誰もサインインしていません。回線はつながったままで、着信は記録に残ります。</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>応答</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>あとで</translation>
    </message>
</context>
<context>
    <name>kikitori::StepBar</name>
    <message>
        <source>Opening</source>
        <translation>開始案内</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>緊急確認</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>主訴</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>質問</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>判定と助言</translation>
    </message>
    <message>
        <source>Closing result</source>
        <translation>対応結果</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>済み</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>まだ</translation>
    </message>
</context>
<context>
    <name>kikitori::TopBar</name>
    <message>
        <source>Sample</source>
        <translation>見本</translation>
    </message>
    <message>
        <source>Called number %1</source>
        <translation>着信番号 %1</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>離席</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>着信</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>通話</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>After-call work</source>
        <translation>後処理</translation>
    </message>
    <message>
        <source>Not being recorded</source>
        <translation>録音できていません</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>録音中</translation>
    </message>
    <message numerus="yes">
        <source>%n calls waiting</source>
        <translation>
            <numerusform>待ち呼 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>The line cannot be reached</source>
        <translation>回線が確認できません</translation>
    </message>
    <message>
        <source>Checking the line</source>
        <translation>回線を確認しています</translation>
    </message>
    <message numerus="yes">
        <source>Line checked %n s ago</source>
        <translation>
            <numerusform>回線 %n秒前に確認</numerusform>
        </translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交代</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>ロック</translation>
    </message>
</context>
<context>
    <name>kikitori::UrgencyChip</name>
    <message>
        <source>Not yet decided</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>Urgency: %1</source>
        <translation>緊急度 %1</translation>
    </message>
</context>
<context>
    <name>kikitori::Waveform</name>
    <message>
        <source>Recording, both voices</source>
        <translation>録音（両方の声）</translation>
    </message>
    <message>
        <source>caller</source>
        <translation>相談者</translation>
    </message>
    <message>
        <source>agent</source>
        <translation>看護師</translation>
    </message>
</context>
<context>
    <name>kikitori::Workstation</name>
    <message>
        <source>%1: password %2</source>
        <translation>%1　パスワード %2</translation>
    </message>
    <message>
        <source>A sealed emergency account is in use: %1. Everything is written down; the person in charge will ask why.</source>
        <translation>非常用の口座を使っています（%1）。操作はすべて記録に残り、責任者が理由を確認します。</translation>
    </message>
    <message>
        <source>Your password is due to be changed: kikitorictl people password</source>
        <translation>パスワードを変える時期です。責任者に申し出てください（kikitorictl people password）。</translation>
    </message>
    <message>
        <source>This centre asks everybody for a second factor, and you have none yet. Nobody was let in. Ask an administrator to enrol you.</source>
        <translation>このセンターでは全員に認証コードが必要ですが、まだ登録がありません。サインインしていません。管理者に登録を頼んでください。</translation>
    </message>
    <message>
        <source>A call rings. %1 can still answer it with F1.</source>
        <translation>着信中です。%1 が F1 で応答できます。</translation>
    </message>
    <message>
        <source>A call rings: sign in to answer it.</source>
        <translation>着信中です。サインインすると応答できます。</translation>
    </message>
</context>
<context>
    <name>station</name>
    <message>
        <source>Sharing: %1 set aside, to be looked at</source>
        <translation>共有 確認が必要 %1件</translation>
    </message>
    <message>
        <source>Sharing: %1 contradict, to be looked at</source>
        <translation>共有 食い違い %1件</translation>
    </message>
    <message>
        <source>Sharing: away, %1 kept here</source>
        <translation>共有先につながりません（ここに %1件）</translation>
    </message>
    <message>
        <source>Sharing: %1 to send</source>
        <translation>共有 送信待ち %1件</translation>
    </message>
    <message>
        <source>Sharing: all sent</source>
        <translation>共有 すべて送信済み</translation>
    </message>
    <message>
        <source>%1 entries stand in the shared store with other content than here. Nothing was overwritten on either side. Tell the person in charge: kikitorictl sync status</source>
        <translation>%1件の記録が、共有先とこの席で食い違っています。どちらも上書きしていません。責任者に知らせてください（kikitorictl sync status）。</translation>
    </message>
    <message>
        <source>The shared store refused %1 entries for good. They are kept on this desk and nothing is lost; all others were sent. Tell the person in charge: kikitorictl sync status</source>
        <translation>共有先が %1件の記録を受け付けません。記録はこの席に残っていて、失われていません。ほかの記録は送っています。責任者に知らせてください（kikitorictl sync status）。</translation>
    </message>
    <message>
        <source>The clock of this desk is %1 s fast. Times of records are wrong: call the person in charge.</source>
        <translation>この席の時計が %1秒進んでいます。記録の時刻が正しくありません。責任者に知らせてください。</translation>
    </message>
    <message>
        <source>The clock of this desk is %1 s slow. Times of records are wrong: call the person in charge.</source>
        <translation>この席の時計が %1秒遅れています。記録の時刻が正しくありません。責任者に知らせてください。</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>The file %1 is not there. Nothing was changed. Put it back, or give another place.</source>
        <translation>%1 がありません。何も変わっていません。元の場所に戻すか、別の場所を指定してください。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read (%2). Nothing was changed. Check its rights and the disk.</source>
        <translation>%1 を読めません（%2）。何も変わっていません。読む権限とディスクを確かめてください。</translation>
    </message>
    <message>
        <source>%1 is not well-formed: %2. It was not taken over; the version in use stays. Mend this place and load it again.</source>
        <translation>%1 の書き方が正しくありません：%2。取り込んでいません。今の版をそのまま使います。この場所を直して、もう一度読み込んでください。</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2. It was not taken over; the version in use stays. Mend this place and load it again.</source>
        <translation>%1 は使えません：%2。取り込んでいません。今の版をそのまま使います。この場所を直して、もう一度読み込んでください。</translation>
    </message>
    <message>
        <source>%1 was changed after its release. It is not used. Get the released copy again.</source>
        <translation>%1 は公開後に書き換えられています。使いません。公開された版を入れ直してください。</translation>
    </message>
    <message>
        <source>The password is not right. Nothing was changed. Try again; check Caps Lock and the input mode.</source>
        <translation>パスワードが違います。何も変わっていません。Caps Lock と入力モードを確かめて、もう一度入れてください。</translation>
    </message>
    <message>
        <source>This key does not open %1. The records are untouched. Use the key file that belongs to them.</source>
        <translation>この鍵では %1 が開きません。記録はそのまま残っています。この記録の鍵ファイルを使ってください。</translation>
    </message>
    <message>
        <source>There are no people yet (%1). Nothing was changed. Add the first administrator: kikitorictl people add</source>
        <translation>まだ職員が登録されていません（%1）。何も変わっていません。最初の管理者を登録してください：kikitorictl people add</translation>
    </message>
    <message>
        <source>The id %1 is taken. Nothing was changed. Choose another.</source>
        <translation>%1 は使われています。何も変わっていません。別の ID にしてください。</translation>
    </message>
    <message>
        <source>There is nobody with the id %1. Nothing was changed.</source>
        <translation>%1 という職員はいません。何も変わっていません。</translation>
    </message>
    <message>
        <source>The records in %1 are damaged (%2). Nothing was deleted or changed. Do not go on with this desk: restore a backup, and keep the file.</source>
        <translation>%1 の記録が壊れています（%2）。何も消していません。この席は使わず、控えから戻してください。壊れたファイルも残しておいてください。</translation>
    </message>
    <message>
        <source>The records in %1 were written by a newer Kikitori (%2). Nothing was changed. Install the newer version on this desk.</source>
        <translation>%1 は新しい版の聞き取りで書かれています（%2）。何も変わっていません。この席に新しい版を入れてください。</translation>
    </message>
    <message>
        <source>The records are in use by another program (%1). Nothing was lost. Close it and try again.</source>
        <translation>記録を別のプログラムが使っています（%1）。失われたものはありません。そちらを閉じて、もう一度やり直してください。</translation>
    </message>
    <message>
        <source>The records are not open. Nothing was written. Sign in again.</source>
        <translation>記録が開いていません。何も書いていません。もう一度サインインしてください。</translation>
    </message>
    <message>
        <source>The disk is full (%1). What was saved before is safe; what you type now is kept on screen and written as soon as there is room. Make room.</source>
        <translation>ディスクがいっぱいです（%1）。保存済みの記録は無事です。今の入力は画面に残り、空きができしだい書き込みます。空きを作ってください。</translation>
    </message>
    <message>
        <source>The disk refused to write (%1: %2). What was saved before is safe; what you type now is kept on screen. Call the person in charge.</source>
        <translation>ディスクに書き込めません（%1：%2）。保存済みの記録は無事です。今の入力は画面に残っています。責任者を呼んでください。</translation>
    </message>
    <message>
        <source>This case is not on this desk. Nothing was changed.</source>
        <translation>この相談はこの席にありません。何も変わっていません。</translation>
    </message>
    <message>
        <source>This change was refused (%2). Nothing was changed.</source>
        <translation>この変更は受け付けられませんでした（%2）。何も変わっていません。</translation>
    </message>
    <message>
        <source>Kikitori is already running on this desk (%1). That one goes on; this one ends. Look for its window.</source>
        <translation>この席ではもう聞き取りが動いています（%1）。動いているほうはそのままです。こちらは終わります。先に開いた画面を探してください。</translation>
    </message>
    <message>
        <source>Your role does not allow this. Nothing was changed. Ask the person in charge.</source>
        <translation>この操作はあなたの役割ではできません。何も変わっていません。責任者に頼んでください。</translation>
    </message>
    <message>
        <source>No free port for the telephone (%1). Calls cannot come in on this desk. Close the other telephone program, then start again.</source>
        <translation>電話の口が空いていません（%1）。この席では着信できません。別の電話プログラムを閉じて、もう一度始めてください。</translation>
    </message>
    <message>
        <source>The telephone could not do this (%2). The call is untouched if there was one. Try again.</source>
        <translation>電話の操作ができませんでした（%2）。通話中なら、通話はそのままです。もう一度やってみてください。</translation>
    </message>
    <message>
        <source>There is no headset. The desk works, but nobody is heard. Plug one in; it is found by itself.</source>
        <translation>ヘッドセットがつながっていません。席は使えますが、声は聞こえず、届きません。つなげば自動で使います。</translation>
    </message>
    <message>
        <source>That call is over already.</source>
        <translation>その通話はもう終わっています。</translation>
    </message>
    <message>
        <source>The transfer did not work (%2). The caller is still with you. Try again, or ask the caller to redial.</source>
        <translation>転送できませんでした（%2）。相手の方はまだつながっています。もう一度転送するか、かけ直しをお願いしてください。</translation>
    </message>
    <message>
        <source>The recording stopped (%2). The call goes on, but is not recorded. Write down what matters and call the person in charge.</source>
        <translation>録音が止まりました（%2）。通話は続いていますが、録音されていません。大事なことを書きとめ、責任者を呼んでください。</translation>
    </message>
    <message>
        <source>The recording %1 is damaged (%2). What could be read is played. The file was not changed.</source>
        <translation>録音 %1 が壊れています（%2）。読めたところまで再生します。ファイルは変えていません。</translation>
    </message>
    <message>
        <source>The shared store does not answer (%2). The desk works on; records are kept here and sent later.</source>
        <translation>共有先が応答しません（%2）。席はそのまま使えます。記録はここに残り、あとで送ります。</translation>
    </message>
    <message>
        <source>The shared store refused (%2). The desk works on; records are kept here. Check the address and the rights.</source>
        <translation>共有先に断られました（%2）。席はそのまま使えます。記録はここに残っています。接続先と権限を確かめてください。</translation>
    </message>
    <message>
        <source>The shared store is newer than this program (%2). The desk works on; records are kept here. Install the newer version.</source>
        <translation>共有先のほうが新しい版です（%2）。席はそのまま使えます。記録はここに残っています。新しい版を入れてください。</translation>
    </message>
    <message>
        <source>The workbook %1 could not be written (%2). The figures are untouched. Close it if it is open elsewhere, or choose another place.</source>
        <translation>%1 に書き出せませんでした（%2）。数字はそのままです。ほかで開いていれば閉じるか、別の場所を選んでください。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>取り消しました。何も変わっていません。</translation>
    </message>
    <message>
        <source>No answer in time (%1). Nothing was lost. Try again.</source>
        <translation>時間内に応答がありませんでした（%1）。失われたものはありません。もう一度やってみてください。</translation>
    </message>
    <message>
        <source>%1, line %2, column %3</source>
        <translation>%1 の %2 行 %3 文字目</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>赤</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>緑</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>不明</translation>
    </message>
</context>
</TS>
