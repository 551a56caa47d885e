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
        <source>Nurse's decision: %1</source>
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
    <message>
        <source>Script: %1</source>
        <translation>台本：%1</translation>
    </message>
    <message>
        <source>Hand-over sheet read</source>
        <translation>申し送り票を読み上げた</translation>
    </message>
</context>
<context>
    <name>change</name>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>to the checklist</source>
        <translation>チェックリストへ</translation>
    </message>
    <message>
        <source>end</source>
        <translation>終わり</translation>
    </message>
    <message>
        <source>to "%1"</source>
        <translation>「%1」へ</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>%1: another order</source>
        <translation>%1：並びが変わった</translation>
    </message>
    <message>
        <source>%1: gone are %2</source>
        <translation>%1：なくなったもの %2</translation>
    </message>
    <message>
        <source>%1: new are %2</source>
        <translation>%1：加わったもの %2</translation>
    </message>
    <message>
        <source>%1: new are %2; gone are %3</source>
        <translation>%1：加わったもの %2、なくなったもの %3</translation>
    </message>
    <message>
        <source>title</source>
        <translation>題名</translation>
    </message>
    <message>
        <source>ages</source>
        <translation>対象年齢</translation>
    </message>
    <message>
        <source>group</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>least urgency</source>
        <translation>最低の緊急度</translation>
    </message>
    <message>
        <source>callers' words</source>
        <translation>相談者の言葉</translation>
    </message>
    <message>
        <source>first aid</source>
        <translation>応急手当</translation>
    </message>
    <message>
        <source>what to watch for</source>
        <translation>様子を見るときの注意</translation>
    </message>
    <message>
        <source>basis</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>question</source>
        <translation>質問</translation>
    </message>
    <message>
        <source>note under the question</source>
        <translation>質問の補足</translation>
    </message>
    <message>
        <source>what unknown means</source>
        <translation>不明のとき</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>from age</source>
        <translation>年齢（から）</translation>
    </message>
    <message>
        <source>to age</source>
        <translation>年齢（まで）</translation>
    </message>
    <message>
        <source>words of the history</source>
        <translation>既往・薬の言葉</translation>
    </message>
    <message>
        <source>advice</source>
        <translation>助言</translation>
    </message>
    <message>
        <source>departments</source>
        <translation>診療科</translation>
    </message>
    <message>
        <source>label</source>
        <translation>見出し</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>pack</source>
        <translation>パック</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>version</source>
        <translation>版</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>注記</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>見本</translation>
    </message>
    <message>
        <source>after yes</source>
        <translation>「はい」のあと</translation>
    </message>
    <message>
        <source>after no</source>
        <translation>「いいえ」のあと</translation>
    </message>
    <message>
        <source>after unknown</source>
        <translation>「不明」のあと</translation>
    </message>
    <message>
        <source>meaning of %1</source>
        <translation>%1の意味</translation>
    </message>
    <message>
        <source>%1: </source>
        <translation>%1：</translation>
    </message>
    <message>
        <source>"%1": </source>
        <translation>「%1」 </translation>
    </message>
    <message>
        <source>New protocol: %1</source>
        <translation>新しいプロトコル：%1</translation>
    </message>
    <message>
        <source>The protocol is gone: %1</source>
        <translation>なくなったプロトコル：%1</translation>
    </message>
    <message>
        <source>New: "%1" (%2)</source>
        <translation>加わった：「%1」（%2）</translation>
    </message>
    <message>
        <source>Gone: "%1" (%2)</source>
        <translation>なくなった：「%1」（%2）</translation>
    </message>
    <message>
        <source>urgency</source>
        <translation>緊急度</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1が %2 から %3 に変わった</translation>
    </message>
    <message>
        <source>unknown now counts as yes</source>
        <translation>不明を「はい」と数えるようになった</translation>
    </message>
    <message>
        <source>unknown no longer counts as yes</source>
        <translation>不明を「はい」と数えなくなった</translation>
    </message>
    <message>
        <source>%1: from "%2" to "%3"</source>
        <translation>%1：「%2」から「%3」に変わった</translation>
    </message>
    <message>
        <source>%1: now "%2"</source>
        <translation>%1：「%2」が加わった</translation>
    </message>
    <message>
        <source>%1: no longer "%2"</source>
        <translation>%1：「%2」がなくなった</translation>
    </message>
    <message>
        <source>%1: "%2" became "%3"</source>
        <translation>%1：「%2」が「%3」に変わった</translation>
    </message>
    <message>
        <source>the questions of the tree stand in another order</source>
        <translation>判定木の質問の並びが変わった</translation>
    </message>
    <message>
        <source>the questions stand in another order</source>
        <translation>質問の並びが変わった</translation>
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
        <source>New password for %1: </source>
        <translation>%1 の新しいパスワード（8 文字以上）：</translation>
    </message>
    <message>
        <source>%1 can sign in now.</source>
        <translation>%1 さんがサインインできるようになりました。</translation>
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
        <source>shared store ready, schema %1</source>
        <translation>共有先の準備ができました（版 %1）</translation>
    </message>
    <message>
        <source>the chain of %1 entries is whole; its end	%2</source>
        <translation>記録 %1 件のつながりに異常はありません。末尾	%2</translation>
    </message>
    <message>
        <source>The same again: </source>
        <translation>もう一度: </translation>
    </message>
    <message>
        <source>password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>the two are not the same</source>
        <translation>2回の入力が違います</translation>
    </message>
    <message>
        <source>Six-digit code of %1: </source>
        <translation>%1 さんの6けたのコード: </translation>
    </message>
    <message>
        <source>The sealed account %1 is used up now. This is written in the audit.</source>
        <translation>封印アカウント %1 は、これで使用済みです。監査記録に残しました。</translation>
    </message>
    <message>
        <source>The list of people was of version 1. It is sealed now, with the roles as they stand: read it through (kikitorictl people list). Everybody signs in once before a new store key can be made.</source>
        <translation>職員の一覧は旧形式（版1）でした。今の役割のまま封をしました。内容を確かめてください（kikitorictl people list）。新しい鍵を作る前に、全員が一度ずつサインインしてください。</translation>
    </message>
    <message>
        <source>Your password has to be changed: kikitorictl people password %1</source>
        <translation>パスワードの変更が必要です: kikitorictl people password %1</translation>
    </message>
    <message>
        <source>Point the authenticator of %1 at this code, then type the six digits it shows.</source>
        <translation>%1 さんの認証アプリでこのコードを読み取り、表示された6けたの数字を入れてください。</translation>
    </message>
    <message>
        <source>First code: </source>
        <translation>最初のコード: </translation>
    </message>
    <message>
        <source>From now on %1 signs in with password and code.</source>
        <translation>これから %1 さんは、パスワードとコードでサインインします。</translation>
    </message>
    <message>
        <source>no hold with this id stands</source>
        <translation>この番号の保全はありません</translation>
    </message>
    <message>
        <source>The password of %1 is a new one now.</source>
        <translation>%1 さんのパスワードを新しくしました。</translation>
    </message>
    <message>
        <source>It has to be changed at the next sign-in, and the second factor enrolled again.</source>
        <translation>次のサインインで変更し、2段階目の認証も登録し直してください。</translation>
    </message>
    <message>
        <source>%1 opens nothing here any more. Whoever kept a copy of the old list of people and of the records is shut out by a new store key: kikitorictl store rekey</source>
        <translation>%1 さんは、もう何も開けません。古い職員一覧と記録の写しを持つ人を締め出すには、鍵を新しくしてください: kikitorictl store rekey</translation>
    </message>
    <message>
        <source>Sealed account %1. This passphrase is shown once; put it into an envelope and seal it:</source>
        <translation>封印アカウント %1。この合言葉は一度しか表示しません。封筒に入れて封をしてください:</translation>
    </message>
    <message>
        <source>It opens the desk once, without a second factor, and every use is an alarm.</source>
        <translation>2段階目の認証なしで、一度だけ席を開けます。使うと必ず警報が出ます。</translation>
    </message>
    <message>
        <source>active</source>
        <translation>在籍</translation>
    </message>
    <message>
        <source>left</source>
        <translation>退職</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>封印</translation>
    </message>
    <message>
        <source>sealed account, used</source>
        <translation>封印アカウント（使用済み）</translation>
    </message>
    <message>
        <source>the pledge is missing</source>
        <translation>誓約書がありません</translation>
    </message>
    <message>
        <source>no training yet</source>
        <translation>研修をまだ受けていません</translation>
    </message>
    <message>
        <source>the last training is over a year ago</source>
        <translation>最後の研修から1年を過ぎています</translation>
    </message>
    <message>
        <source>id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>roles</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>qualification</source>
        <translation>資格</translation>
    </message>
    <message>
        <source>years of experience</source>
        <translation>経験年数</translation>
    </message>
    <message>
        <source>post</source>
        <translation>専任・兼任</translation>
    </message>
    <message>
        <source>duty</source>
        <translation>勤務形態</translation>
    </message>
    <message>
        <source>instructing nurse</source>
        <translation>指導看護師</translation>
    </message>
    <message>
        <source>pledge</source>
        <translation>誓約書</translation>
    </message>
    <message>
        <source>training</source>
        <translation>研修</translation>
    </message>
    <message>
        <source>programs</source>
        <translation>業務</translation>
    </message>
    <message>
        <source>standing</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>second factor</source>
        <translation>2段階認証</translation>
    </message>
    <message>
        <source>password of</source>
        <translation>パスワードの日付</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>full-time</source>
        <translation>専任</translation>
    </message>
    <message>
        <source>part-time</source>
        <translation>兼任</translation>
    </message>
    <message>
        <source>on call</source>
        <translation>オンコール</translation>
    </message>
    <message>
        <source>resident</source>
        <translation>常駐</translation>
    </message>
    <message>
        <source>this desk has a shared store exactly when settings.yaml names one</source>
        <translation>この席に共有ストアがあるのは、settings.yaml に書いてあるときだけです</translation>
    </message>
    <message>
        <source>goes</source>
        <translation>消去する</translation>
    </message>
    <message>
        <source>%1 of %2 go</source>
        <translation>%2 件のうち %1 件を消去します</translation>
    </message>
    <message>
        <source>Code of %1: </source>
        <translation>%1 さんのコード: </translation>
    </message>
    <message>
        <source>Now give the store a new key, so that nobody can read what a disk may still hold: kikitorictl store rekey</source>
        <translation>ディスクに残るものを誰にも読めなくするため、鍵を新しくしてください: kikitorictl store rekey</translation>
    </message>
    <message>
        <source>erased in the shared store	%1 subjects	%2 entries</source>
        <translation>共有ストアで消去	%1 件	記録 %2 行</translation>
    </message>
    <message>
        <source>Now rewrite its files: kikitorictl share rewrite --connection ADMIN</source>
        <translation>続けて、ファイルを書き直してください: kikitorictl share rewrite --connection 管理者の接続</translation>
    </message>
    <message>
        <source>The recovery key, shown once. Write it on paper and lock the paper away; an older one opens nothing any more.</source>
        <translation>復旧キーです。一度しか表示しません。紙に書いて金庫にしまってください。前の復旧キーは、もう使えません。</translation>
    </message>
    <message>
        <source>Recovery key: </source>
        <translation>復旧キー: </translation>
    </message>
    <message>
        <source>%1 is an administrator now. The recovery key is used up: make a new one, and give the others new passwords.</source>
        <translation>%1 さんは管理者になりました。復旧キーは使用済みです。新しい復旧キーを作り、ほかの人にも新しいパスワードを渡してください。</translation>
    </message>
    <message>
        <source>%1 has its account now.</source>
        <translation>%1 のアカウントを作りました。</translation>
    </message>
    <message>
        <source>%1 is shut out; what it wrote stays.</source>
        <translation>%1 は入れなくなりました。書いた記録は残ります。</translation>
    </message>
    <message>
        <source>sent	%1
received	%2
sent again	%3
fetched back	%4
postponed	%5
refused	%6</source>
        <translation>送信	%1
受信	%2
再送	%3
取り戻し	%4
後回し	%5
拒否	%6</translation>
    </message>
    <message>
        <source>offered again	%1</source>
        <translation>もう一度送ります	%1</translation>
    </message>
    <message>
        <source>a new epoch begins: every desk compares, and sends again what is missing</source>
        <translation>新しい世代を始めました。各席は照合して、足りないものを送り直します</translation>
    </message>
    <message>
        <source>months rewritten	%1</source>
        <translation>書き直した月	%1</translation>
    </message>
    <message>
        <source>Passphrase of the export: </source>
        <translation>引き継ぎファイルの合言葉: </translation>
    </message>
    <message>
        <source>passphrase</source>
        <translation>合言葉</translation>
    </message>
    <message>
        <source>plain files need a reason: --reason TEXT</source>
        <translation>暗号化しないときは理由が要ります: --reason 理由</translation>
    </message>
    <message>
        <source>These files are not encrypted: anybody who has them can read them.</source>
        <translation>このファイルは暗号化していません。手に入れた人は誰でも読めます。</translation>
    </message>
    <message>
        <source>restored: %1 entries as of %2</source>
        <translation>復元しました: %2 時点の記録 %1 件</translation>
    </message>
    <message>
        <source>the store that was here stands aside	%1</source>
        <translation>それまでの記録は、別の名前で残してあります	%1</translation>
    </message>
    <message>
        <source>sound: schema %1, %2 entries, %3 waiting for the shared store, %4 acknowledged, %5 erased</source>
        <translation>異常なし: 形式 %1、記録 %2 件、共有待ち %3 件、共有済み %4 件、消去済み %5 件</translation>
    </message>
    <message>
        <source>end of the chain	%1</source>
        <translation>つながりの末尾	%1</translation>
    </message>
    <message>
        <source>backup	%1	%2 entries	%3</source>
        <translation>控え	%1	記録 %2 件	%3</translation>
    </message>
    <message>
        <source>second copy	%1</source>
        <translation>二つ目の控え	%1</translation>
    </message>
    <message>
        <source>There is no second copy this time: %1</source>
        <translation>今回は、二つ目の控えがありません: %1</translation>
    </message>
    <message>
        <source>removed	%1</source>
        <translation>古い控えを削除	%1</translation>
    </message>
    <message>
        <source>damaged, not counted	%1</source>
        <translation>壊れていて数えない控え	%1</translation>
    </message>
    <message>
        <source>say where to: --to FOLDER, or backups in settings.yaml</source>
        <translation>控えの置き場所を指定してください: --to フォルダー、または settings.yaml の backups</translation>
    </message>
    <message>
        <source>keys that no backup needs were dropped	%1</source>
        <translation>どの控えにも要らない鍵を捨てました	%1</translation>
    </message>
    <message>
        <source>the store has another key; %1 entries, nobody's password changed</source>
        <translation>鍵を新しくしました。記録 %1 件。誰のパスワードも変わりません</translation>
    </message>
    <message>
        <source>the store under the old key stands aside	%1</source>
        <translation>古い鍵の記録は、別の名前で残してあります	%1</translation>
    </message>
    <message>
        <source>note: </source>
        <translation>参考: </translation>
    </message>
    <message>
        <source>%1 errors, %2 notes; all answer sets (up to 4^%3 a protocol) in %4 steps; read in %5 ms, proved in %6 ms</source>
        <translation>誤り %1 件、参考 %2 件。すべての答えの組み合わせ（1プロトコル最大 4^%3 通り）を %4 手で証明。読み込み %5 ミリ秒、証明 %6 ミリ秒</translation>
    </message>
    <message>
        <source>no result</source>
        <translation>判定なし</translation>
    </message>
    <message>
        <source>all others no</source>
        <translation>ほかはすべて「いいえ」</translation>
    </message>
    <message>
        <source>everything is answered and there is no result: %1</source>
        <translation>すべて答えたのに判定がありません: %1</translation>
    </message>
    <message>
        <source>%1 in place of %2 lowers the result from %3 to %4: %5</source>
        <translation>%2 を %1 に変えると、判定が %3 から %4 に下がります: %5</translation>
    </message>
    <message>
        <source>%2 does not reach %1, the result is %3: %4</source>
        <translation>%2 でも %1 にならず、判定は %3 です: %4</translation>
    </message>
    <message>
        <source>a yes can never decide: the floor is %2, the item %1</source>
        <translation>「はい」でも判定が変わりません: 下限は %2、項目は %1</translation>
    </message>
    <message>
        <source>no answers lead to %1</source>
        <translation>どう答えても %1 になりません</translation>
    </message>
    <message>
        <source>there is no advice for %1</source>
        <translation>%1 の助言がありません</translation>
    </message>
    <message>
        <source>the advice for %1 does not speak of 119</source>
        <translation>%1 の助言に119番がありません</translation>
    </message>
    <message>
        <source>the advice for %1 names no department</source>
        <translation>%1 の助言に診療科がありません</translation>
    </message>
    <message>
        <source>the advice for white does not say when to call again</source>
        <translation>白の助言に、どんなときにもう一度電話するかがありません</translation>
    </message>
    <message>
        <source>there is nothing to watch for</source>
        <translation>様子を見るときの注意がありません</translation>
    </message>
    <message>
        <source>what to watch for does not speak of 119</source>
        <translation>様子を見るときの注意に119番がありません</translation>
    </message>
    <message>
        <source>it does not say what it rests on</source>
        <translation>根拠が書いてありません</translation>
    </message>
    <message>
        <source>no emergency check asks for %1</source>
        <translation>%1 を尋ねる緊急確認がありません</translation>
    </message>
    <message>
        <source>a yes is red, but the first aid does not speak of 119</source>
        <translation>「はい」は赤なのに、応急手当に119番がありません</translation>
    </message>
    <message>
        <source>the code %1 stands twice</source>
        <translation>コード %1 が二つあります</translation>
    </message>
    <message>
        <source>the id %1 stands twice in the pack</source>
        <translation>ID %1 が二つあります</translation>
    </message>
    <message>
        <source>another protocol for the same ages is called %1</source>
        <translation>同じ年齢層に、%1 という名前のプロトコルがもう一つあります</translation>
    </message>
    <message>
        <source>the word %1 stands twice for the finder</source>
        <translation>検索では、言葉 %1 が二重です</translation>
    </message>
    <message>
        <source>the word %1 stands in many protocols: %2</source>
        <translation>言葉 %1 が多くのプロトコルにあります: %2</translation>
    </message>
    <message>
        <source>items must go from red down to green</source>
        <translation>項目は赤から緑の順に並べてください</translation>
    </message>
    <message>
        <source>the age lies outside the ages that the protocol is for</source>
        <translation>年齢が、プロトコルの対象年齢から外れています</translation>
    </message>
    <message>
        <source>the id says adult or child otherwise than the ages do</source>
        <translation>ID と対象年齢で、大人・小児が食い違っています</translation>
    </message>
    <message>
        <source>the question does not end in か</source>
        <translation>質問が「か」で終わっていません</translation>
    </message>
    <message>
        <source>the question asks for a no: はい would be heard as either</source>
        <translation>否定の問いかけです。「はい」がどちらにも聞こえます</translation>
    </message>
    <message>
        <source>the question has %1 characters, at most %2 are one breath</source>
        <translation>質問が %1 文字あります。一息で読めるのは %2 文字までです</translation>
    </message>
    <message>
        <source>the text gives the caller a disease: %1</source>
        <translation>相談者に病名を告げています: %1</translation>
    </message>
    <message>
        <source>不明 counts in %1 of %2 red items only; half at least must</source>
        <translation>赤の項目 %2 個のうち、不明を「はい」とみなすのは %1 個だけです。半分以上必要です</translation>
    </message>
    <message>
        <source>there are words in kanji alone and none in kana</source>
        <translation>漢字だけの言葉があり、かなの言葉がありません</translation>
    </message>
    <message>
        <source>%1 is a hospital word; callers say %2</source>
        <translation>%1 は病院の言葉です。相談者は %2 と言います</translation>
    </message>
    <message>
        <source>%1 % of the letters are kanji (bound %2 %)</source>
        <translation>漢字が %1 % あります（上限 %2 %）</translation>
    </message>
    <message>
        <source>%1 characters without a pause (bound %2): %3</source>
        <translation>区切りなしで %1 文字続きます（上限 %2）: %3</translation>
    </message>
    <message>
        <source>kikitorictl [--home FOLDER] [--lang en] COMMAND
  people add ID NAME --roles nurse,lead [--as ADMIN]   add a person (the first needs no --as)
  people list | roster --as ADMIN | due --as ADMIN     who is enrolled; the roster; who owes pledge or training
  people change ID OPTIONS --as ADMIN                  other name, roles, qualification, dates …
  people retire ID --as ADMIN                          somebody left
  people password ID [--as ADMIN]                      a new password; by an administrator when it is forgotten
  people enrol ID --as ID                              a second factor: QR code for an authenticator
  people unlock ID --as ADMIN                          lift a lock-out
  people break-glass ID NAME --as ADMIN                a sealed account for emergencies; its passphrase once
  recovery make --as ADMIN                             the key on paper for the day when all passwords are lost
  recovery use ID NAME                                 a new administrator by the key on paper
  protocol check FOLDER [--json]                       prove a protocol pack and say what is wrong, by file and line
  protocol find "WORDS" [--age N] [--json]             find protocols in the caller's words
  protocol key NAME --out FILE                         a doctor's key; prints the line for releasers.yaml
  protocol release FOLDER --key FILE --doctor NAME --from DAY [--until DAY] [--licence TEXT] [--note TEXT] [--as-sample] [--out FILE.kpack]
  protocol retire FILE.kpack --key FILE --from DAY     the notice that desks do not use it any more
  protocol show FILE|FOLDER [--json]                   what it is, who released it, what this desk says to it
  protocol export FOLDER --out FILE.xlsx               a pack as a workbook, one row an item
  protocol import FILE.xlsx --out FOLDER [--draft]     the workbook as files again, read strictly and proven
  protocol review FOLDER --out FILE.xlsx               a workbook to print, for the doctor's approval and signature
  protocol diff OLD NEW [--json]                       what a new version changes, in plain words
  protocol replay OLD NEW --cases --as ID [--from DAY] [--to DAY] [--json]   what it would have decided in stored cases
  protocol notes list | review PACK | add PACK PROTOCOL[/PART] TEXT --by NAME   the centre's own notes
  script check FOLDER [--json]                         prove a book of scripts: every step reached, every way ends
  script list [--program P] | script show ID           the scripts in use; one to read
  case list --as ID [--day YYYY-MM-DD] [--words TEXT]  cases of a day
  case show NUMBER --as ID                             one case with every entry
  report day --as ID --date YYYY-MM-DD [--program P] --out FILE.xlsx
  share init --connection STRING                       make or migrate the shared store
  share account add --connection ADMIN --login L --kind desk|report|lead|eraser [--desk NN] --programs P[,P] [--password -]
  share account list | remove --login L  --connection ADMIN
  share restored --connection ADMIN                    after a backup was restored: desks compare and send again
  share rewrite --connection ADMIN                     no file keeps the words that were erased
  sync run --as ID                                     send, receive, compare
  sync status --as ID                                  compare counts and hashes of both stores
  sync aside | again --as ID                           what was refused, and offering it again
  store verify --as ID                                 every page, hash, link and sum of the store
  store backup --as ID [--to FOLDER]                   a verified, encrypted copy, while the desk works
  store restore FILE.backup --as ID                    put a backup in the store's place, which stands aside
  store rekey --as ID                                  give the store another key; nobody's password changes
  store export FOLDER --as ID [--plain --reason TEXT]  everything for the next contractor, encrypted
  store unpack FILE.kkx FOLDER                         read such an export
  audit verify --as ID                                 the chain of entries: the first link that does not fit
  audit list --as ID [--from DAY] [--to DAY] [--by ID] [--case NUMBER]   who came, looked, changed, exported
  hold set --as ID --reason TEXT (--case NUMBER | --program P [--from DAY] [--to DAY])   keep it from being erased
  hold lift HOLD --as ID --reason TEXT | hold list --as ID
  purge plan --as ID [--program P | --all-of P] [--today DAY]   what may be erased, and why the rest stays
  purge run --as ID --approved-by ID [--program P | --all-of P] [--without-share] [--rekey]   erase it, with a certificate
  purge share CERTIFICATE.json --as ID --approved-by ID --connection ERASER   erase the same in the shared store
Passwords are asked for, or read from standard input, one a line.</source>
        <translation>kikitorictl [--home フォルダー] [--lang en] コマンド
  people add ID 氏名 --roles nurse,lead [--as 管理者]  職員を加える（最初の一人は --as なし）
  people list | roster --as 管理者 | due --as 管理者   職員の一覧、名簿、誓約書や研修の済んでいない人
  people change ID 項目 --as 管理者                    氏名、役割、資格、日付などを変える
  people retire ID --as 管理者                         退職した人を外す
  people password ID [--as 管理者]                     新しいパスワード。忘れたときは管理者が
  people enrol ID --as ID                              2段階認証を登録する（認証アプリ用の二次元コード）
  people unlock ID --as 管理者                         入力間違いによる締め出しを解く
  people break-glass ID 名前 --as 管理者               緊急用の封印アカウント。合言葉は一度だけ表示
  recovery make --as 管理者                            全員がパスワードを失った日のための、紙の復旧キー
  recovery use ID 氏名                                 紙の復旧キーで新しい管理者を作る
  protocol check フォルダー [--json]                   プロトコルを証明し、誤りをファイルと行で示す
  protocol find "言葉" [--age 年齢] [--json]           相談者の言葉からプロトコルを探す
  protocol key NAME --out FILE                         医師の鍵を作り、releasers.yaml に書く行を出す
  protocol release FOLDER --key FILE --doctor NAME --from DAY [--until DAY] [--licence TEXT] [--note TEXT] [--as-sample] [--out FILE.kpack]   証明し、封をして公開する
  protocol retire FILE.kpack --key FILE --from DAY     使い終える日の通知を作る
  protocol show FILE|FOLDER [--json]                   中身、公開した人、この席での扱い
  protocol export FOLDER --out FILE.xlsx               パックを表にする。一行が一項目
  protocol import FILE.xlsx --out FOLDER [--draft]     表をファイルに戻す。厳しく読み、証明する
  protocol review FOLDER --out FILE.xlsx               医師が確認し署名する、印刷用の表
  protocol diff OLD NEW [--json]                       新しい版で何が変わるか
  protocol replay OLD NEW --cases --as ID [--from DAY] [--to DAY] [--json]   記録された事案を判定し直す
  protocol notes list | review PACK | add PACK PROTOCOL[/PART] TEXT --by NAME   施設メモ
  script check FOLDER [--json]                         台本集を証明する：どの段にも行き着き、どの道も終わる
  script list [--program P] | script show ID           使っている台本の一覧、読むための一つ
  case list --as ID [--day YYYY-MM-DD] [--words 言葉]  その日の相談
  case show 番号 --as ID                               一件の相談を、すべての記録とともに
  report day --as ID --date YYYY-MM-DD [--program 業務] --out ファイル.xlsx
  share init --connection 接続                         共有ストアを作る、または新しい形式にする
  share account add --connection 管理者の接続 --login L --kind desk|report|lead|eraser [--desk NN] --programs 業務[,業務] [--password -]
  share account list | remove --login L  --connection 管理者の接続
  share restored --connection 管理者の接続             控えから戻した後に。各席が照合して送り直す
  share rewrite --connection 管理者の接続              消去した言葉を、どのファイルにも残さない
  sync run --as ID                                     送り、受け取り、照合する
  sync status --as ID                                  両方の件数とハッシュを比べる
  sync aside | again --as ID                           拒否されたもの。もう一度送る
  store verify --as ID                                 すべてのページ、ハッシュ、つながり、合計を確かめる
  store backup --as ID [--to フォルダー]               確かめた暗号化の控え。席が動いていても作れる
  store restore ファイル.backup --as ID                控えを記録の場所に戻す。今の記録は別の名前で残る
  store rekey --as ID                                  記録の鍵を新しくする。パスワードは変わらない
  store export フォルダー --as ID [--plain --reason 理由]  引き継ぎのため、すべてを暗号化して書き出す
  store unpack ファイル.kkx フォルダー                 引き継ぎファイルを読む
  audit verify --as ID                                 記録のつながりを確かめ、最初に合わない所を示す
  audit list --as ID [--from 日] [--to 日] [--by ID] [--case 番号]   誰が入り、見て、変え、書き出したか
  hold set --as ID --reason 理由 (--case 番号 | --program 業務 [--from 日] [--to 日])   消去されないように保全する
  hold lift 保全 --as ID --reason 理由 | hold list --as ID
  purge plan --as ID [--program 業務 | --all-of 業務] [--today 日]   消去できるものと、残る理由
  purge run --as ID --approved-by ID [--program 業務 | --all-of 業務] [--without-share] [--rekey]   消去して証明書を作る
  purge share 証明書.json --as ID --approved-by ID --connection 消去者の接続   共有ストアでも同じものを消去する
パスワードは画面で尋ねます。標準入力からは一行に一つずつ読みます。</translation>
    </message>
    <message>
        <source>The pack</source>
        <translation>パック全体</translation>
    </message>
    <message>
        <source>%1 changes: ▲ %2 can only raise, ▼ %3 can lower, ◇ %4 change what is found, ・ %5 are wording</source>
        <translation>変更 %1 件：▲ 上がるだけ %2、▼ 下がりうる %3、◇ 検索が変わる %4、・ 文言だけ %5</translation>
    </message>
    <message>
        <source>the text under it changed</source>
        <translation>もとの文が変わった</translation>
    </message>
    <message>
        <source>what it stands under is gone</source>
        <translation>もとの項目がなくなった</translation>
    </message>
    <message>
        <source>its protocol is gone</source>
        <translation>プロトコルがなくなった</translation>
    </message>
    <message>
        <source>%1 notes, %2 of them to read again</source>
        <translation>施設メモ %1 件、うち読み直すもの %2 件</translation>
    </message>
    <message>
        <source>is there already; nothing was changed</source>
        <translation>はすでにあります。何も変えていません</translation>
    </message>
    <message>
        <source>Password of the key %1: </source>
        <translation>鍵 %1 のパスワード：</translation>
    </message>
    <message>
        <source>says sample: true. Nothing was released. Write sample: false into pack.yaml once it is to be worked with, or release it as a sample with --as-sample</source>
        <translation>は sample: true のままです。公開していません。実際に使うときは pack.yaml に sample: false と書き、見本として公開するときは --as-sample を付けてください</translation>
    </message>
    <message>
        <source>The key is in %1, locked with the password. Keep it with the doctor. This line belongs into releasers.yaml of every desk, under "releasers:":</source>
        <translation>鍵は %1 にあり、パスワードで守られています。医師が保管してください。次の行を、すべての席の releasers.yaml の「releasers:」の下に書いてください。</translation>
    </message>
    <message>
        <source>Nothing was released: the proof fails.</source>
        <translation>公開していません：証明が通りません。</translation>
    </message>
    <message>
        <source>%1: %2 %3 holds from %4 on; %5 protocols, %6 items, SHA-256 %7</source>
        <translation>%1：%2 %3 は %4 から有効。プロトコル %5、項目 %6、SHA-256 %7</translation>
    </message>
    <message>
        <source>say who retires another doctor's release</source>
        <translation>ほかの医師が公開した版を終わらせるのはだれか、--by で名乗ってください</translation>
    </message>
    <message>
        <source>%1: %2 %3 is not used any more from %4 on. Put it beside the pack on every desk.</source>
        <translation>%1：%2 %3 は %4 から使いません。すべての席で、パックの横に置いてください。</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未決定</translation>
    </message>
    <message>
        <source>%1 cases read …</source>
        <translation>%1 件を読みました …</translation>
    </message>
    <message>
        <source>all answered, none of these</source>
        <translation>すべて「いいえ」</translation>
    </message>
    <message>
        <source>emergency checks</source>
        <translation>緊急確認</translation>
    </message>
    <message>
        <source>%1 cases decided again: %2 the same, ▲ %3 higher, ▼ %4 lower; %5 without a protocol</source>
        <translation>%1 件を判定し直しました：同じ %2、▲ 上がる %3、▼ 下がる %4。プロトコルのない事案 %5 件</translation>
    </message>
    <message>
        <source>In %1 cases the first pack decides otherwise than was stored: they were decided by another version.</source>
        <translation>%1 件では、初めのパックの判定が記録と違います。別の版で判定された事案です。</translation>
    </message>
    <message>
        <source>%1 leads to %2, which is no node below, and neither items nor the end</source>
        <translation>%1 の行き先 %2 は、下の質問でも items でも end でもありません</translation>
    </message>
    <message>
        <source>no answers open the items</source>
        <translation>どう答えても、チェックリストが開きません</translation>
    </message>
    <message>
        <source>no answers lead to the question %1</source>
        <translation>どう答えても、質問 %1 に行き着きません</translation>
    </message>
    <message>
        <source>a yes can never decide: without it the result is %1 at least anyway</source>
        <translation>「はい」でも判定を変えません：なくても %1 以上になります</translation>
    </message>
    <message>
        <source>%1 reaches %2, but whatever else is answered that is never the result</source>
        <translation>%1 は %2 に達しますが、ほかがどうであっても、それが判定になることはありません</translation>
    </message>
    <message>
        <source>reviewed by</source>
        <translation>確認した医師</translation>
    </message>
    <message>
        <source>reviewed at</source>
        <translation>確認の日時</translation>
    </message>
    <message>
        <source>holds from</source>
        <translation>使い始める日</translation>
    </message>
    <message>
        <source>retired from</source>
        <translation>使い終える日</translation>
    </message>
    <message>
        <source>retired by notice</source>
        <translation>終了の通知</translation>
    </message>
    <message>
        <source>proof</source>
        <translation>証明</translation>
    </message>
    <message>
        <source>%1 protocols, %2 items, %3 notes, %4 steps</source>
        <translation>プロトコル %1、項目 %2、注意 %3、確かめた段 %4</translation>
    </message>
    <message>
        <source>note</source>
        <translation>注記</translation>
    </message>
    <message>
        <source>key</source>
        <translation>鍵</translation>
    </message>
    <message>
        <source>this desk</source>
        <translation>この席では</translation>
    </message>
    <message>
        <source>takes it</source>
        <translation>使えます</translation>
    </message>
    <message>
        <source>pack</source>
        <translation>パック</translation>
    </message>
    <message>
        <source>version</source>
        <translation>版</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>見本</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>証明ずみ</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>医師確認ずみ</translation>
    </message>
    <message>
        <source>released</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>%1 %2: %3 scripts, %4 steps, %5 ways, SHA-256 %6</source>
        <translation>%1 %2：台本 %3、段 %4、道すじ %5、SHA-256 %6</translation>
    </message>
    <message>
        <source>%1 errors, %2 notes; read and proved in %3 ms</source>
        <translation>誤り %1、注意 %2。%3 ミリ秒で読み、証明しました</translation>
    </message>
    <message>
        <source>every program</source>
        <translation>すべての業務</translation>
    </message>
    <message>
        <source>ask: %1</source>
        <translation>聞く：%1</translation>
    </message>
    <message>
        <source>typed into: %1</source>
        <translation>入力先：%1</translation>
    </message>
    <message>
        <source>not read aloud: %1</source>
        <translation>読み上げない：%1</translation>
    </message>
    <message>
        <source>rests on: %1</source>
        <translation>根拠：%1</translation>
    </message>
    <message>
        <source>the script has no step</source>
        <translation>台本に段がありません</translation>
    </message>
    <message>
        <source>%1 is no step of this script and no script of the book</source>
        <translation>%1 は、この台本の段でも、台本集の台本でもありません</translation>
    </message>
    <message>
        <source>no way leads to this step</source>
        <translation>この段に行き着く道がありません</translation>
    </message>
    <message>
        <source>no way leads from this step to the end</source>
        <translation>この段から終わりへ行く道がありません</translation>
    </message>
    <message>
        <source>from here scripts jump to each other and none comes to an end: %1</source>
        <translation>ここから台本が互いに飛び合い、どれも終わりません：%1</translation>
    </message>
    <message>
        <source>this script is for every program, %1 is not</source>
        <translation>この台本はすべての業務のものですが、%1 はそうではありません</translation>
    </message>
    <message>
        <source>the script %1 is not for the program %2</source>
        <translation>台本 %1 は業務 %2 のものではありません</translation>
    </message>
    <message>
        <source>the id %1 stands twice in the book</source>
        <translation>id %1 が台本集に二つあります</translation>
    </message>
    <message>
        <source>the script %1 for the same program has this title too</source>
        <translation>同じ業務の台本 %1 も、この題名です</translation>
    </message>
    <message>
        <source>two choices read %1</source>
        <translation>選択肢 %1 が二つあります</translation>
    </message>
    <message>
        <source>%1 choices; there are nine keys</source>
        <translation>選択肢が %1 あります。キーは九つです</translation>
    </message>
    <message>
        <source>nothing fills the place {%1}</source>
        <translation>{%1} を埋めるものがありません</translation>
    </message>
    <message>
        <source>nothing fills the place {%1}; the program %2 has no such field</source>
        <translation>{%1} を埋めるものがありません。業務 %2 にその欄がありません</translation>
    </message>
    <message>
        <source>the program %1 has no field %2</source>
        <translation>業務 %1 に欄 %2 がありません</translation>
    </message>
    <message>
        <source>%1 is no value of the field %2 in the program %3 (%4)</source>
        <translation>%1 は、業務 %3 の欄 %2 の値ではありません（%4）</translation>
    </message>
    <message>
        <source>the field %1 is filled and nothing asks for it</source>
        <translation>欄 %1 が入力されますが、それを聞くものがありません</translation>
    </message>
    <message>
        <source>the step has nothing to say or ask</source>
        <translation>この段には、読むことも聞くこともありません</translation>
    </message>
    <message>
        <source>the question ends neither in か nor in ください</source>
        <translation>質問が「か」でも「ください」でも終わっていません</translation>
    </message>
    <message>
        <source>%1 %2: %3 protocols, %4 items, %5 questions in trees, SHA-256 %6</source>
        <translation>%1 %2：プロトコル %3、項目 %4、判定木の質問 %5、SHA-256 %6</translation>
    </message>
</context>
<context>
    <name>kikitori::AdviceList</name>
    <message>
        <source>Advice to be read aloud</source>
        <translation>読み上げる助言</translation>
    </message>
    <message>
        <source>Not yet decided. Answer the open questions, or decide yourself below.</source>
        <translation>まだ判定できません。残りの質問に答えるか、下で判断してください。</translation>
    </message>
    <message>
        <source>Watch for</source>
        <translation>様子を見るときの注意</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>読み上げた</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>まだ読み上げていない</translation>
    </message>
</context>
<context>
    <name>kikitori::AskFirstBar</name>
    <message>
        <source>Enter it</source>
        <translation>入力する</translation>
    </message>
    <message>
        <source>None, confirmed</source>
        <translation>なしと確認</translation>
    </message>
    <message>
        <source>Before %1 is told, ask: %2</source>
        <translation>%1と伝える前に聞く：%2</translation>
    </message>
    <message>
        <source>None (asked)</source>
        <translation>なし（確認ずみ）</translation>
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
    <message>
        <source>See it, and what was advised</source>
        <translation>前の記録と助言を見る</translation>
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
    <message>
        <source>What this case said was erased. Its number, times and urgency remain.</source>
        <translation>この相談の内容は消去されました。番号、時刻、緊急度だけが残っています。</translation>
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
        <source>What is wrong, in the caller's words</source>
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
        <source>Nurse's decision (protocol: %1)</source>
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
    <message>
        <source>The records of two desks differ: %1</source>
        <translation>二つの席の記録が違います：%1</translation>
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
    <message>
        <source>next question</source>
        <translation>次の質問</translation>
    </message>
    <message>
        <source>the list below</source>
        <translation>下の一覧へ</translation>
    </message>
    <message>
        <source>end</source>
        <translation>終わり</translation>
    </message>
    <message>
        <source>Go on to the result</source>
        <translation>判定と助言へ進む</translation>
    </message>
    <message>
        <source>Weigh</source>
        <translation>重みづけ</translation>
    </message>
    <message>
        <source>Yes: at least %1</source>
        <translation>はい：%1以上</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>順に聞く質問</translation>
    </message>
    <message>
        <source>Not needed on this path. They may be answered all the same.</source>
        <translation>この道すじでは要りません。答えても構いません。</translation>
    </message>
    <message>
        <source>These questions are for children. Press / and find those for adults.</source>
        <translation>これは小児の質問です。/ を押して、成人の質問を探してください。</translation>
    </message>
    <message>
        <source>These questions are for adults. Press / and find those for children.</source>
        <translation>これは成人の質問です。/ を押して、小児の質問を探してください。</translation>
    </message>
    <message>
        <source>if it applies</source>
        <translation>当てはまるときは</translation>
    </message>
    <message>
        <source>Our note: %1</source>
        <translation>施設メモ：%1</translation>
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
    <message>
        <source>Fact to weigh</source>
        <translation>重みづけ</translation>
    </message>
</context>
<context>
    <name>kikitori::ComplaintPanel</name>
    <message>
        <source>Complaint in the caller's words</source>
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
    <name>kikitori::ConflictBand</name>
    <message>
        <source>The records of two desks differ</source>
        <translation>二つの席の記録が違います</translation>
    </message>
    <message>
        <source>Both are kept. Until one is taken, the highest urgency counts, and of the rest what was written last.</source>
        <translation>どちらも残してあります。選ぶまでは、緊急度は高いほう、そのほかは後から書いたほうを使います。</translation>
    </message>
    <message>
        <source>Both are kept. Until a lead takes one, the highest urgency counts, and of the rest what was written last.</source>
        <translation>どちらも残してあります。業務責任者が選ぶまでは、緊急度は高いほう、そのほかは後から書いたほうを使います。</translation>
    </message>
    <message>
        <source>Take this  Ctrl+%1</source>
        <translation>これにする  Ctrl+%1</translation>
    </message>
    <message>
        <source>Take this</source>
        <translation>これにする</translation>
    </message>
    <message>
        <source>Take this: %1, %2</source>
        <translation>これにする：%1、%2</translation>
    </message>
</context>
<context>
    <name>kikitori::ConflictWords</name>
    <message>
        <source>Emergency check: %1</source>
        <translation>緊急確認：%1</translation>
    </message>
    <message>
        <source>Protocol: %1</source>
        <translation>プロトコル：%1</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>主訴</translation>
    </message>
    <message>
        <source>Urgency by the protocol</source>
        <translation>プロトコルの判定</translation>
    </message>
    <message>
        <source>Nurse's decision</source>
        <translation>看護師の判断</translation>
    </message>
    <message>
        <source>Closed or open</source>
        <translation>終了・継続</translation>
    </message>
    <message>
        <source>Opening statement</source>
        <translation>開始案内</translation>
    </message>
    <message>
        <source>Same incident as</source>
        <translation>同一事案</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>as the protocol says</source>
        <translation>プロトコルどおり</translation>
    </message>
    <message>
        <source>open</source>
        <translation>継続中</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>終了</translation>
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
        <source>case %1</source>
        <translation>相談 %1</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>取り下げ</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>質問した</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空欄）</translation>
    </message>
    <message>
        <source>%1, %2, desk %3</source>
        <translation>%1、%2、席 %3</translation>
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
    <name>kikitori::DeskScripts</name>
    <message>
        <source>“%1”</source>
        <translation>「%1」</translation>
    </message>
    <message>
        <source>service</source>
        <translation>窓口</translation>
    </message>
    <message>
        <source>your name</source>
        <translation>あなたの名前</translation>
    </message>
    <message>
        <source>caller's number</source>
        <translation>電話番号</translation>
    </message>
    <message>
        <source>case number</source>
        <translation>受付番号</translation>
    </message>
    <message>
        <source>complaint</source>
        <translation>主訴</translation>
    </message>
    <message>
        <source>urgency</source>
        <translation>緊急度</translation>
    </message>
    <message>
        <source>symptom</source>
        <translation>症候</translation>
    </message>
    <message>
        <source>what was answered yes</source>
        <translation>「はい」の項目</translation>
    </message>
    <message>
        <source>what could not be told</source>
        <translation>分からなかった項目</translation>
    </message>
    <message>
        <source>time of the call</source>
        <translation>受付時刻</translation>
    </message>
    <message>
        <source>fire department of the place</source>
        <translation>受け持ちの消防</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
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
    <message>
        <source>Go on</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>一つ戻る</translation>
    </message>
    <message>
        <source>Put the script away</source>
        <translation>台本を閉じる</translation>
    </message>
    <message>
        <source>Read aloud to</source>
        <translation>読み上げた相手</translation>
    </message>
    <message>
        <source>Weigh: yes, no</source>
        <translation>重みづけ：はい・いいえ</translation>
    </message>
    <message>
        <source>Sentence read</source>
        <translation>一文読んだ</translation>
    </message>
    <message>
        <source>All read</source>
        <translation>すべて読んだ</translation>
    </message>
    <message>
        <source>Read back</source>
        <translation>読み返し</translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>台本</translation>
    </message>
    <message>
        <source>Hand-over sheet</source>
        <translation>申し送り票</translation>
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
    <name>kikitori::EarlierPanel</name>
    <message>
        <source>Complaint: %1</source>
        <translation>主訴：%1</translation>
    </message>
    <message>
        <source>Nurse's decision: %1 (%2)</source>
        <translation>看護師の判断：%1（%2）</translation>
    </message>
    <message>
        <source>As worded today: %1</source>
        <translation>今の言い方：%1</translation>
    </message>
    <message>
        <source>Earlier case of this number</source>
        <translation>この番号の前の記録</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>一つ前</translation>
    </message>
    <message>
        <source>Back to the questions</source>
        <translation>質問へ戻る</translation>
    </message>
    <message>
        <source>Looking up …</source>
        <translation>調べています …</translation>
    </message>
    <message>
        <source>No advice was read</source>
        <translation>助言は読み上げていません</translation>
    </message>
    <message>
        <source>What was advised</source>
        <translation>伝えた助言</translation>
    </message>
    <message>
        <source>Protocols used: %1</source>
        <translation>使ったプロトコル：%1</translation>
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
        <source>Nurse's decision taken back: as the protocol says</source>
        <translation>看護師の判断を取り消し（プロトコルどおり）</translation>
    </message>
    <message>
        <source>Nurse's decision: %1 (%2)</source>
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
    <message>
        <source>%1, desk %2</source>
        <translation>%1、席 %2</translation>
    </message>
    <message>
        <source>%1 — settled</source>
        <translation>%1 — 決定</translation>
    </message>
    <message>
        <source>Joined to another case: the same incident</source>
        <translation>ほかの相談と同一事案にした</translation>
    </message>
    <message>
        <source>Parted from the other case again</source>
        <translation>同一事案を取り消した</translation>
    </message>
    <message>
        <source>Content erased: certificate %1</source>
        <translation>内容を消去：証明書 %1</translation>
    </message>
    <message>
        <source>read to 119</source>
        <translation>119へ読み上げた</translation>
    </message>
    <message>
        <source>read to the doctor</source>
        <translation>医師へ読み上げた</translation>
    </message>
    <message>
        <source>read to somebody else</source>
        <translation>ほかの人へ読み上げた</translation>
    </message>
    <message>
        <source>Script: %1</source>
        <translation>台本：%1</translation>
    </message>
    <message>
        <source>Said: %1</source>
        <translation>読み上げ：%1</translation>
    </message>
    <message>
        <source>A step of the script taken back</source>
        <translation>台本を一つ戻した</translation>
    </message>
    <message>
        <source>Script left</source>
        <translation>台本を終えた</translation>
    </message>
    <message>
        <source>Hand-over sheet: %1</source>
        <translation>申し送り票：%1</translation>
    </message>
    <message>
        <source>Advice given: %1</source>
        <translation>助言を伝えた：%1</translation>
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
    <name>kikitori::HandOverSheet</name>
    <message>
        <source>Read to 119</source>
        <translation>119へ読み上げた</translation>
    </message>
    <message>
        <source>Read to the doctor</source>
        <translation>医師へ読み上げた</translation>
    </message>
    <message>
        <source>Read to somebody else</source>
        <translation>ほかへ読み上げた</translation>
    </message>
    <message>
        <source>Hand-over sheet</source>
        <translation>申し送り票</translation>
    </message>
    <message>
        <source>Hand-over sheet: read it aloud from the top</source>
        <translation>申し送り票：上から読み上げる</translation>
    </message>
    <message>
        <source>Back to the questions</source>
        <translation>質問へ戻る</translation>
    </message>
    <message>
        <source>Could not be told: {unknowns}.</source>
        <translation>分からなかったこと：{unknowns}。</translation>
    </message>
    <message>
        <source>%1 ✓</source>
        <translation>%1 ✓</translation>
    </message>
    <message>
        <source>Situation</source>
        <translation>状況</translation>
    </message>
    <message>
        <source>This is %1. The patient is {age} years old, {sex}, in {municipality}. Complaint: {complaint}.</source>
        <translation>%1です。患者さんは{age}歳、{sex}、今いる所は{municipality}。訴えは「{complaint}」。</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Known illness and medicines: {history}. The caller is: {relation}. To call back: {caller}.</source>
        <translation>持病と薬は{history}。相談者は{relation}、折り返しは{caller}。</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Urgency {urgency}. Symptom: {protocol}. Answered yes: {findings}.</source>
        <translation>緊急度{urgency}。症候は{protocol}。「はい」は、{findings}。</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>依頼</translation>
    </message>
    <message>
        <source>Please send an ambulance. The caller is on the line.</source>
        <translation>救急車をお願いします。相談者は電話口にいます。</translation>
    </message>
    <message>
        <source>Please advise. The caller is on the line.</source>
        <translation>助言をお願いします。相談者は電話口にいます。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
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
    <message>
        <source>The case stays closed. %1</source>
        <translation>相談は閉じたままです。%1</translation>
    </message>
    <message>
        <source>It is not played. %1</source>
        <translation>再生できません。%1</translation>
    </message>
    <message>
        <source>It is not settled. %1</source>
        <translation>決定していません。%1</translation>
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
        <source>Caller's voice</source>
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
    <message>
        <source>Not needed on this path</source>
        <translation>この道すじでは不要</translation>
    </message>
    <message>
        <source>If unknown: %1</source>
        <translation>不明のとき：%1</translation>
    </message>
</context>
<context>
    <name>kikitori::ReadBackPanel</name>
    <message>
        <source>You told me: “%1”.</source>
        <translation>「%1」とうかがいました。</translation>
    </message>
    <message>
        <source>I asked you about %1.</source>
        <translation>%1について、おたずねしました。</translation>
    </message>
    <message>
        <source>“%1” You answered yes.</source>
        <translation>「%1」には、「はい」とうかがいました。</translation>
    </message>
    <message>
        <source>“%1” That could not be told.</source>
        <translation>「%1」は、分からないとうかがいました。</translation>
    </message>
    <message>
        <source>Weighed, not to be read: %1</source>
        <translation>重みづけ（読み上げない）：%1</translation>
    </message>
    <message>
        <source>From what you told me, this is: %1.</source>
        <translation>うかがったことから、「%1」の状態です。</translation>
    </message>
    <message>
        <source>I have some more questions.</source>
        <translation>もう少し、おたずねします。</translation>
    </message>
    <message>
        <source>Reading back</source>
        <translation>読み返し</translation>
    </message>
    <message>
        <source>Read back to the caller: what was understood</source>
        <translation>相談者への読み返し：うかがったこと</translation>
    </message>
    <message>
        <source>Back to the questions</source>
        <translation>質問へ戻る</translation>
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
    <message>
        <source>There is no audio device. Plug in a headset and open the case again.</source>
        <translation>音の出る機器がありません。ヘッドセットをつないで、もう一度開いてください。</translation>
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
        <source>Departments: %1</source>
        <translation>診療科　%1</translation>
    </message>
    <message>
        <source>Read ✓ Go on to how the case ends</source>
        <translation>読み上げ済み ✓　対応結果へ進む</translation>
    </message>
    <message>
        <source>This sentence was read</source>
        <translation>この文を読み上げた</translation>
    </message>
    <message>
        <source>By the emergency check: %1</source>
        <translation>緊急確認による：%1</translation>
    </message>
    <message>
        <source>By what was weighed (%1): %2</source>
        <translation>重みづけによる（%1）：%2</translation>
    </message>
    <message>
        <source>By the answer “%3” (%1): %2</source>
        <translation>「%3」の答えによる（%1）：%2</translation>
    </message>
    <message>
        <source>None of the questions applied (%1)</source>
        <translation>どの質問にも当てはまらない（%1）</translation>
    </message>
    <message>
        <source>First ask: %1</source>
        <translation>先に聞く：%1</translation>
    </message>
    <message>
        <source>Shift Space: all of it was read</source>
        <translation>Shift Space：すべて読み上げた</translation>
    </message>
</context>
<context>
    <name>kikitori::ScriptPanel</name>
    <message>
        <source>Opening</source>
        <translation>開始案内</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>終了案内</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>医師</translation>
    </message>
    <message>
        <source>119</source>
        <translation>119</translation>
    </message>
    <message>
        <source>Complaint about us</source>
        <translation>苦情・意見</translation>
    </message>
    <message>
        <source>Prank, silence</source>
        <translation>いたずら・無言</translation>
    </message>
    <message>
        <source>Risk of suicide</source>
        <translation>死にたいという訴え</translation>
    </message>
    <message>
        <source>Abuse, violence</source>
        <translation>虐待・暴力</translation>
    </message>
    <message>
        <source>Foreign language</source>
        <translation>外国語</translation>
    </message>
    <message>
        <source>Hearing, speech</source>
        <translation>聴覚・言語</translation>
    </message>
    <message>
        <source>First aid</source>
        <translation>応急手当</translation>
    </message>
    <message>
        <source>Inquiry</source>
        <translation>問い合わせ</translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation>架電</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>台本</translation>
    </message>
    <message>
        <source>Back to the questions</source>
        <translation>質問へ戻る</translation>
    </message>
    <message>
        <source>Find a script</source>
        <translation>台本を探す</translation>
    </message>
    <message>
        <source>What is it about?</source>
        <translation>どんな電話ですか</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>読み上げる</translation>
    </message>
    <message>
        <source>Read, go on</source>
        <translation>読み上げた、次へ</translation>
    </message>
    <message>
        <source>Script: %1</source>
        <translation>台本：%1</translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>台本</translation>
    </message>
    <message>
        <source>No script for this. Try another word.</source>
        <translation>当てはまる台本がありません。別の言葉で探してください。</translation>
    </message>
    <message>
        <source>%1 scripts; type a word to see fewer.</source>
        <translation>%1 の台本があります。言葉を入れると絞れます。</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
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
        <source>The shared store refused %1 entries for good. They are kept on this desk and nothing is lost; all others were sent. Tell the person in charge: kikitorictl sync aside</source>
        <translation>共有先が %1件の記録を受け付けません。記録はこの席に残っていて、失われていません。ほかの記録は送っています。責任者に知らせてください（kikitorictl sync aside）。</translation>
    </message>
    <message>
        <source>The clock of this desk is %1 s fast. Times of records are wrong: call the person in charge.</source>
        <translation>この席の時計が %1秒進んでいます。記録の時刻が正しくありません。責任者に知らせてください。</translation>
    </message>
    <message>
        <source>The clock of this desk is %1 s slow. Times of records are wrong: call the person in charge.</source>
        <translation>この席の時計が %1秒遅れています。記録の時刻が正しくありません。責任者に知らせてください。</translation>
    </message>
    <message>
        <source>Sharing: being compared</source>
        <translation>共有 照合中</translation>
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
    <message>
        <source>The six-digit code is needed too. Nothing was changed. Look at your authenticator and type the code.</source>
        <translation>6けたのコードも必要です。何も変わっていません。認証アプリのコードを入れてください。</translation>
    </message>
    <message>
        <source>The six-digit code is not right, or was used already. Nothing was changed. Wait for the next code, and check the clock of this desk and of the authenticator.</source>
        <translation>6けたのコードが違うか、使用済みです。何も変わっていません。次のコードを待って入れてください。この席と認証アプリの時計も確かめてください。</translation>
    </message>
    <message>
        <source>Too many tries for %1. Nobody was let in and nothing was changed. Try again after %2, or ask the person in charge.</source>
        <translation>%1 の入力を続けて間違えたため、しばらく入れません。何も変わっていません。%2 を過ぎてからもう一度試すか、責任者に相談してください。</translation>
    </message>
    <message>
        <source>%1 was used already and opens nothing any more. Nothing was changed. Ask an administrator for a new one.</source>
        <translation>%1 は使用済みで、もう使えません。何も変わっていません。管理者に新しいものを頼んでください。</translation>
    </message>
    <message>
        <source>%1 does not work here any more. Nothing was changed. Ask an administrator.</source>
        <translation>%1 さんは、この席ではもう使えません。何も変わっていません。管理者に確かめてください。</translation>
    </message>
    <message>
        <source>The list of people was changed by something else than Kikitori (%1). Nobody is let in by it; the records are untouched. Keep the file, tell the person in charge, and put back the last good copy.</source>
        <translation>職員の一覧が、聞き取り以外の手で書き換えられています（%1）。この一覧では誰も入れません。記録は無事です。ファイルを残したまま責任者に知らせ、最後の正しい控えに戻してください。</translation>
    </message>
    <message>
        <source>The recovery key is not right (%2). Nothing was changed. Compare it with the paper, group by group.</source>
        <translation>復旧キーが違います（%2）。何も変わっていません。紙と一組ずつ見比べてください。</translation>
    </message>
    <message>
        <source>There is no backup at %1. The records are untouched. Look for another copy.</source>
        <translation>%1 に控えがありません。記録は無事です。ほかの控えを探してください。</translation>
    </message>
    <message>
        <source>The backup %1 is not whole (%2). It was not used; the records are untouched. Take another generation.</source>
        <translation>控え %1 は壊れています（%2）。使っていません。記録は無事です。別の世代の控えを使ってください。</translation>
    </message>
    <message>
        <source>The chain of entries is broken (%1). Somebody changed the records from outside, or the disk did. Nothing was changed now. Keep the files and tell the person in charge.</source>
        <translation>記録のつながりが切れています（%1）。外から書き換えられたか、ディスクの故障です。今は何も変えていません。ファイルを残したまま、責任者に知らせてください。</translation>
    </message>
    <message>
        <source>%1 is on legal hold (%2). Nothing was erased. Lift the hold first.</source>
        <translation>%1 は保全中です（%2）。何も消去していません。先に保全を解いてください。</translation>
    </message>
    <message>
        <source>%1 is not proven to be in the shared store (%2). Nothing was erased. Wait until sharing is complete.</source>
        <translation>%1 が共有ストアにあることを確かめられません（%2）。何も消去していません。共有が終わるまで待ってください。</translation>
    </message>
    <message>
        <source>%1 must be kept until %2. Nothing was erased.</source>
        <translation>%1 は %2 まで保存が必要です。何も消去していません。</translation>
    </message>
    <message>
        <source>Erasing needs a second person who approves it. Nothing was erased.</source>
        <translation>消去には、承認するもう一人が必要です。何も消去していません。</translation>
    </message>
    <message>
        <source>%1 is sealed by a key that releasers.yaml of this desk does not hold. It is not used; the version in use stays. Ask the doctor for the line of the key, compare it by telephone, then add it.</source>
        <translation>%1 は、この席の releasers.yaml にない鍵で封をされています。使いません。今の版のまま続けられます。医師から鍵の行を受け取り、電話で照らし合わせてから加えてください。</translation>
    </message>
    <message>
        <source>%1 holds from %2 on. Until then the version in use stays.</source>
        <translation>%1 は %2 から有効です。それまでは今の版のまま続けます。</translation>
    </message>
    <message>
        <source>%1 is retired from %2 on. It is not used. Get the next version.</source>
        <translation>%1 は %2 で使い終えた版です。使いません。次の版を受け取ってください。</translation>
    </message>
    <message>
        <source>%1 was written by a newer Kikitori (%2). It is not used; the version in use stays. Install the newer version.</source>
        <translation>%1 は、より新しいKikitoriで作られています（%2）。使いません。今の版のまま続けられます。新しい版を入れてください。</translation>
    </message>
</context>
</TS>
