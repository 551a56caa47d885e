// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/command.h"
#include "wording/wording.h"

#include <QGuiApplication>
#include <QStandardPaths>
#include <QTranslator>

#include <algorithm>

using namespace kikitori;

namespace {

QString help()
{
    return QCoreApplication::translate("ctl",
        "kikitorictl [--home FOLDER] [--lang en] COMMAND\n"
        "  people add ID NAME --roles nurse,lead [--as ADMIN]   add a person (the first needs no --as)\n"
        "  people list | roster --as ADMIN | due --as ADMIN     who is enrolled; the roster; who owes pledge or training\n"
        "  people change ID OPTIONS --as ADMIN                  other name, roles, qualification, dates …\n"
        "  people retire ID --as ADMIN                          somebody left\n"
        "  people password ID [--as ADMIN]                      a new password; by an administrator when it is forgotten\n"
        "  people enrol ID --as ID                              a second factor: QR code for an authenticator\n"
        "  people unlock ID --as ADMIN                          lift a lock-out\n"
        "  people break-glass ID NAME --as ADMIN                a sealed account for emergencies; its passphrase once\n"
        "  recovery make --as ADMIN                             the key on paper for the day when all passwords are lost\n"
        "  recovery use ID NAME                                 a new administrator by the key on paper\n"
        "  protocol check FOLDER [--json]                       prove a protocol pack and say what is wrong, by file and line\n"
        "  protocol find \"WORDS\" [--age N] [--json]             find protocols in the caller's words\n"
        "  protocol key NAME --out FILE                         a doctor's key; prints the line for releasers.yaml\n"
        "  protocol release FOLDER --key FILE --doctor NAME --from DAY [--until DAY] [--licence TEXT] [--note TEXT] [--as-sample] [--out FILE.kpack]\n"
        "  protocol retire FILE.kpack --key FILE --from DAY     the notice that desks do not use it any more\n"
        "  protocol show FILE|FOLDER [--json]                   what it is, who released it, what this desk says to it\n"
        "  protocol export FOLDER --out FILE.xlsx               a pack as a workbook, one row an item\n"
        "  protocol import FILE.xlsx --out FOLDER [--draft]     the workbook as files again, read strictly and proven\n"
        "  protocol review FOLDER --out FILE.xlsx               a workbook to print, for the doctor's approval and signature\n"
        "  protocol diff OLD NEW [--json]                       what a new version changes, in plain words\n"
        "  protocol replay OLD NEW --cases --as ID [--from DAY] [--to DAY] [--json]   what it would have decided in stored cases\n"
        "  protocol notes list | review PACK | add PACK PROTOCOL[/PART] TEXT --by NAME   the centre's own notes\n"
        "  script check FOLDER [--json]                         prove a book of scripts: every step reached, every way ends\n"
        "  script list [--program P] | script show ID           the scripts in use; one to read\n"
        "  case list --as ID [--day YYYY-MM-DD] [--words TEXT]  cases of a day\n"
        "  case show NUMBER --as ID                             one case with every entry\n"
        "  report day --as ID --date YYYY-MM-DD [--program P] --out FILE.xlsx\n"
        "  share init --connection STRING                       make or migrate the shared store\n"
        "  share account add --connection ADMIN --login L --kind desk|report|lead|eraser [--desk NN] --programs P[,P] [--password -]\n"
        "  share account list | remove --login L  --connection ADMIN\n"
        "  share restored --connection ADMIN                    after a backup was restored: desks compare and send again\n"
        "  share rewrite --connection ADMIN                     no file keeps the words that were erased\n"
        "  sync run --as ID                                     send, receive, compare\n"
        "  sync status --as ID                                  compare counts and hashes of both stores\n"
        "  sync aside | again --as ID                           what was refused, and offering it again\n"
        "  store verify --as ID                                 every page, hash, link and sum of the store\n"
        "  store backup --as ID [--to FOLDER]                   a verified, encrypted copy, while the desk works\n"
        "  store restore FILE.backup --as ID                    put a backup in the store's place, which stands aside\n"
        "  store rekey --as ID                                  give the store another key; nobody's password changes\n"
        "  store export FOLDER --as ID [--plain --reason TEXT]  everything for the next contractor, encrypted\n"
        "  store unpack FILE.kkx FOLDER                         read such an export\n"
        "  audit verify --as ID                                 the chain of entries: the first link that does not fit\n"
        "  audit list --as ID [--from DAY] [--to DAY] [--by ID] [--case NUMBER]   who came, looked, changed, exported\n"
        "  hold set --as ID --reason TEXT (--case NUMBER | --program P [--from DAY] [--to DAY])   keep it from being erased\n"
        "  hold lift HOLD --as ID --reason TEXT | hold list --as ID\n"
        "  purge plan --as ID [--program P | --all-of P] [--today DAY]   what may be erased, and why the rest stays\n"
        "  purge run --as ID --approved-by ID [--program P | --all-of P] [--without-share] [--rekey]   erase it, with a certificate\n"
        "  purge share CERTIFICATE.json --as ID --approved-by ID --connection ERASER   erase the same in the shared store\n"
        "Passwords are asked for, or read from standard input, one a line.");
}

/// A purge draws its certificate, which takes fonts and no screen; everything else does without both.
std::unique_ptr<QCoreApplication> application(int &argc, char **argv)
{
    const bool draws = std::any_of(argv, argv + argc, [](const char *word) { return qstrcmp(word, "purge") == 0; });
    if (!draws)
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace

int main(int argc, char **argv)
{
    const auto made = application(argc, argv);
    QCoreApplication &app = *made;
    QCoreApplication::setApplicationName(QStringLiteral("kikitori"));
    QStringList words = app.arguments().mid(1);
    const auto take = [&words](const QString &name) {
        const qsizetype at = words.indexOf(name);
        if (at < 0 || at + 1 >= words.size())
            return QString();
        const QString value = words[at + 1];
        words.remove(at, 2);
        return value;
    };
    QTranslator japanese;
    if (take(QStringLiteral("--lang")) != QLatin1String("en") && japanese.load(QStringLiteral(":/translations/kikitori_ja.qm")))
        QCoreApplication::installTranslator(&japanese);
    QString folder = take(QStringLiteral("--home"));
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    QTextStream out(stdout);
    if (words.isEmpty() || words.contains(QStringLiteral("--help"))) {
        out << help() << Qt::endl;
        return words.isEmpty() ? ExitCode::Usage : ExitCode::Done;
    }
    auto home = Home::open(folder);
    if (!home) {
        QTextStream(stderr) << sentenceFor(home.error()) << Qt::endl;
        return ExitCode::Failed;
    }
    Context context(std::move(*home));
    const QString command = words.takeFirst();
    const Words rest(words, { QStringLiteral("json"), QStringLiteral("without-share"), QStringLiteral("rekey"), QStringLiteral("plain"), QStringLiteral("draft"), QStringLiteral("as-sample"), QStringLiteral("cases") });
    if (command == QLatin1String("people"))
        return peopleCommand(context, rest);
    if (command == QLatin1String("recovery"))
        return recoveryCommand(context, rest);
    if (command == QLatin1String("protocol"))
        return protocolCommand(context, rest);
    if (command == QLatin1String("script"))
        return scriptCommand(context, rest);
    if (command == QLatin1String("case"))
        return caseCommand(context, rest);
    if (command == QLatin1String("report"))
        return reportCommand(context, rest);
    if (command == QLatin1String("share"))
        return shareCommand(context, rest);
    if (command == QLatin1String("sync"))
        return syncCommand(context, rest);
    if (command == QLatin1String("store"))
        return storeCommand(context, rest);
    if (command == QLatin1String("audit"))
        return auditCommand(context, rest);
    if (command == QLatin1String("hold"))
        return holdCommand(context, rest);
    if (command == QLatin1String("purge"))
        return purgeCommand(context, rest);
    QTextStream(stderr) << help() << Qt::endl;
    return ExitCode::Usage;
}
