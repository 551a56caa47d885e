// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "kana/wordreading.h"

#include <QStringList>

#include <memory>

#include <mecab.h>

namespace kikitori {

namespace {

constexpr qsizetype readingColumn = 7; // of the dictionary's features: 名詞,一般,*,*,*,*,踵,カカト,カカト
constexpr qsizetype longestRead = 400; // letters

QString toHiragana(QString kana)
{
    for (QChar &c : kana) {
        if (c.unicode() >= 0x30A1 && c.unicode() <= 0x30F6)
            c = QChar(char16_t(c.unicode() - 0x60));
    }
    return kana;
}

} // namespace

std::function<std::vector<std::pair<QString, QString>>(const QString &text)> wordReading()
{
    // A model and its tagger are safe to share; each reading has a lattice of its own.
    const std::shared_ptr<MeCab::Model> model(MeCab::createModel(""));
    if (!model)
        return {};
    const std::shared_ptr<MeCab::Tagger> tagger(model->createTagger());
    if (!tagger)
        return {};
    return [model, tagger](const QString &text) {
        std::vector<std::pair<QString, QString>> words;
        const QByteArray bytes = text.left(longestRead).toUtf8();
        const std::unique_ptr<MeCab::Lattice> lattice(model->createLattice());
        lattice->set_sentence(bytes.constData(), size_t(bytes.size()));
        if (!tagger->parse(lattice.get()))
            return words;
        for (const MeCab::Node *node = lattice->bos_node(); node; node = node->next) {
            if (node->stat == MECAB_BOS_NODE || node->stat == MECAB_EOS_NODE)
                continue;
            const QString written = QString::fromUtf8(node->surface, qsizetype(node->length));
            const QString kana = QString::fromUtf8(node->feature).split(QLatin1Char(',')).value(readingColumn);
            words.emplace_back(written, kana == QLatin1String("*") ? QString() : toHiragana(kana));
        }
        return words;
    };
}

} // namespace kikitori
