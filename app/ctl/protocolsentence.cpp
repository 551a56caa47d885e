// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/protocolsentence.h"

#include <QCoreApplication>

namespace kikitori {

namespace {

QString said(const char *sentence)
{
    return QCoreApplication::translate("ctl", sentence);
}

QString orNone(const QString &urgency)
{
    return urgency.isEmpty() ? QCoreApplication::translate("ctl", "no result") : urgency;
}

QString orAllNo(const QString &answers)
{
    return answers.isEmpty() ? QCoreApplication::translate("ctl", "all others no") : answers;
}

QString decidingSentence(Rule rule, const QStringList &d)
{
    switch (rule) {
    case Rule::Ends:
        return QCoreApplication::translate("ctl", "everything is answered and there is no result: %1").arg(orAllNo(d.value(0)));
    case Rule::Monotonic:
        return QCoreApplication::translate("ctl", "%1 in place of %2 lowers the result from %3 to %4: %5")
            .arg(d.value(1), d.value(0), orNone(d.value(2)), orNone(d.value(3)), orAllNo(d.value(4)));
    case Rule::Reaches:
        return QCoreApplication::translate("ctl", "%2 does not reach %1, the result is %3: %4")
            .arg(d.value(0), d.value(1), orNone(d.value(2)), orAllNo(d.value(3)));
    case Rule::Leads:
        return QCoreApplication::translate("ctl", "%1 leads to %2, which is no node below, and neither items nor the end")
            .arg(d.value(0), d.value(1));
    case Rule::Reachable:
        return d.value(0) == QLatin1String("items")
            ? said(QT_TRANSLATE_NOOP("ctl", "no answers open the items"))
            : QCoreApplication::translate("ctl", "no answers lead to the question %1").arg(d.value(0));
    case Rule::Decides:
        if (d.value(2) == QLatin1String("least"))
            return QCoreApplication::translate("ctl", "a yes can never decide: without it the result is %1 at least anyway")
                .arg(d.value(0));
        if (d.size() > 2)
            return QCoreApplication::translate("ctl", "%1 reaches %2, but whatever else is answered that is never the result")
                .arg(d.value(2), d.value(0));
        return QCoreApplication::translate("ctl", "a yes can never decide: the floor is %2, the item %1")
            .arg(d.value(0), d.value(1));
    case Rule::Colour:
        return QCoreApplication::translate("ctl", "no answers lead to %1").arg(d.value(0));
    default:
        return {};
    }
}

QString adviceSentence(Rule rule, const QStringList &d)
{
    switch (rule) {
    case Rule::Advice:
        return QCoreApplication::translate("ctl", "there is no advice for %1").arg(d.value(0));
    case Rule::Say119:
        return QCoreApplication::translate("ctl", "the advice for %1 does not speak of 119").arg(d.value(0));
    case Rule::Departments:
        return QCoreApplication::translate("ctl", "the advice for %1 names no department").arg(d.value(0));
    case Rule::CallAgain:
        return said(QT_TRANSLATE_NOOP("ctl", "the advice for white does not say when to call again"));
    case Rule::WatchFor:
        return said(QT_TRANSLATE_NOOP("ctl", "there is nothing to watch for"));
    case Rule::Watch119:
        return said(QT_TRANSLATE_NOOP("ctl", "what to watch for does not speak of 119"));
    case Rule::Basis:
        return said(QT_TRANSLATE_NOOP("ctl", "it does not say what it rests on"));
    case Rule::EmergencyKinds:
        return QCoreApplication::translate("ctl", "no emergency check asks for %1").arg(d.value(0));
    case Rule::Emergency119:
        return said(QT_TRANSLATE_NOOP("ctl", "a yes is red, but the first aid does not speak of 119"));
    default:
        return {};
    }
}

QString nameSentence(Rule rule, const QStringList &d)
{
    switch (rule) {
    case Rule::Codes:
        return QCoreApplication::translate("ctl", "the code %1 stands twice").arg(d.value(0));
    case Rule::Ids:
        return QCoreApplication::translate("ctl", "the id %1 stands twice in the pack").arg(d.value(0));
    case Rule::Titles:
        return QCoreApplication::translate("ctl", "another protocol for the same ages is called %1").arg(d.value(0));
    case Rule::WordTwice:
        return QCoreApplication::translate("ctl", "the word %1 stands twice for the finder").arg(d.value(0));
    case Rule::WordShared:
        return QCoreApplication::translate("ctl", "the word %1 stands in many protocols: %2").arg(d.value(0), d.value(1));
    case Rule::Order:
        return said(QT_TRANSLATE_NOOP("ctl", "items must go from red down to green"));
    case Rule::AgeGate:
        return said(QT_TRANSLATE_NOOP("ctl", "the age lies outside the ages that the protocol is for"));
    case Rule::AgeBand:
        return said(QT_TRANSLATE_NOOP("ctl", "the id says adult or child otherwise than the ages do"));
    default:
        return {};
    }
}

QString wordingSentence(Rule rule, const QStringList &d)
{
    switch (rule) {
    case Rule::Asks:
        return said(QT_TRANSLATE_NOOP("ctl", "the question does not end in か"));
    case Rule::Negative:
        return said(QT_TRANSLATE_NOOP("ctl", "the question asks for a no: はい would be heard as either"));
    case Rule::Length:
        return QCoreApplication::translate("ctl", "the question has %1 characters, at most %2 are one breath")
            .arg(d.value(0), d.value(1));
    case Rule::Diagnosis:
        return QCoreApplication::translate("ctl", "the text gives the caller a disease: %1").arg(d.value(0));
    case Rule::UnknownCounts:
        return QCoreApplication::translate("ctl", "不明 counts in %1 of %2 red items only; half at least must")
            .arg(d.value(0), d.value(1));
    case Rule::Kana:
        return said(QT_TRANSLATE_NOOP("ctl", "there are words in kanji alone and none in kana"));
    case Rule::HardWord:
        return QCoreApplication::translate("ctl", "%1 is a hospital word; callers say %2").arg(d.value(0), d.value(1));
    case Rule::KanjiShare:
        return QCoreApplication::translate("ctl", "%1 % of the letters are kanji (bound %2 %)").arg(d.value(0), d.value(1));
    case Rule::Clause:
        return QCoreApplication::translate("ctl", "%1 characters without a pause (bound %2): %3")
            .arg(d.value(0), d.value(1), d.value(2));
    default:
        return {};
    }
}

} // namespace

QString sentenceFor(const Finding &finding)
{
    if (finding.rule == Rule::Form)
        return finding.details.value(0);
    for (const auto part : { decidingSentence, adviceSentence, nameSentence, wordingSentence }) {
        const QString sentence = part(finding.rule, finding.details);
        if (!sentence.isEmpty())
            return sentence;
    }
    return codeOf(finding.rule);
}

} // namespace kikitori
