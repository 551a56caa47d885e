// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/purge.h"

// The second half of Purge: what the certificate says, and what the audit keeps of it.
namespace kikitori {

namespace {
constexpr int kJapanMinutes = 540;
using Left = ErasureCertificate::Left;

void addKept(ErasureCertificate &certificate, const std::vector<PurgeItem> &items)
{
    for (const PurgeItem &item : items) {
        if (!item.kept || item.kept->fault == Fault::RetentionRuns)
            continue;
        const auto why = item.kept->fault == Fault::OnHold ? Left::Why::OnHold : Left::Why::NotShared;
        certificate.left.push_back({ why, item.kept->subject, {} });
    }
}

void addFiles(ErasureCertificate &certificate, const std::vector<ErasedFile> &files)
{
    for (const ErasedFile &file : files) {
        certificate.recordings.push_back({ file.recording, file.sha256, file.bytes });
        switch (file.outcome) {
        case ErasedFile::Outcome::Gone:
            break;
        case ErasedFile::Outcome::Pending:
            certificate.left.push_back({ Left::Why::FileStays, file.recording, file.why });
            break;
        case ErasedFile::Outcome::WasMissing:
            certificate.left.push_back({ Left::Why::FileWasMissing, file.recording, {} });
            break;
        case ErasedFile::Outcome::Elsewhere:
            certificate.left.push_back({ Left::Why::FileElsewhere, file.recording, {} });
            break;
        }
    }
}

QStringList labelsOf(const Program &program)
{
    QStringList labels;
    for (const QString &name : program.retention->temporaryFields) {
        const FieldSpec *field = program.field(name);
        labels << (field ? field->label : name);
    }
    return labels;
}
}

ErasureCertificate::Person Purge::personOf(const QString &id) const
{
    const auto keyring = Keyring::read(m_context.home.keys());
    if (keyring) {
        for (const Staff &person : keyring->people()) {
            if (person.id == id)
                return { id, person.name };
        }
    }
    return { id, id };
}

ErasureCertificate Purge::certificateOf(
    const PurgeRun &run, const ErasedSummary &erased, const std::vector<PurgeItem> &items, const Copies &copies) const
{
    ErasureCertificate certificate;
    certificate.number = run.number;
    certificate.program = run.order.program;
    certificate.programName = run.order.program == m_wish.program.id ? m_wish.program.name : run.order.program;
    certificate.orderedBy = personOf(run.order.orderedBy);
    certificate.approvedBy = personOf(run.order.approvedBy);
    certificate.startedAt = run.startedAt;
    certificate.finishedAt = m_context.clock.now();
    certificate.offsetMinutes = kJapanMinutes;
    certificate.desk = m_context.home.settings().desk;
    certificate.version = QStringLiteral(KIKITORI_VERSION);
    certificate.from = erased.from;
    certificate.to = erased.to;
    certificate.cases = erased.cases;
    certificate.calls = erased.calls;
    certificate.caseNumbers = erased.caseNumbers;
    certificate.subjects = erased.subjects;
    certificate.entryHashes = erased.hashes;
    certificate.casesWithFields = erased.casesWithFields;
    certificate.fieldLabels = labelsOf(m_wish.program);
    certificate.provenByShare = !run.order.withoutShare;
    certificate.interrupted = run.interrupted;
    certificate.copiesRemoved = copies.removed;
    certificate.rekeyed = copies.rekeyed;
    certificate.left = copies.stay;
    addFiles(certificate, erased.files);
    addKept(certificate, items);
    return certificate;
}

Result<> Purge::audit(
    const PurgeRun &run, const ErasureCertificate &certificate, const WrittenCertificate &written, std::vector<Entry> told)
{
    Entry entry = m_context.entry(Stream::Audit, run.order.program, kind::Purged,
        { { QStringLiteral("certificate"), run.number }, { QStringLiteral("cases"), certificate.cases },
            { QStringLiteral("recordings"), static_cast<int>(certificate.recordings.size()) },
            { QStringLiteral("approvedBy"), run.order.approvedBy },
            { QStringLiteral("pdfSha256"), QString::fromLatin1(written.pdfSha256) },
            { QStringLiteral("jsonSha256"), QString::fromLatin1(written.jsonSha256) } });
    entry.author = run.order.orderedBy;
    entry.program = run.order.program;
    told.push_back(std::move(entry));
    return m_eraser->finish(run, told);
}

} // namespace kikitori
